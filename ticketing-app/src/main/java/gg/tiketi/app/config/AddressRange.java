package gg.tiketi.app.config;

import java.net.InetAddress;

/**
 * A range of IP addresses, written as one address or as {@code 10.0.0.0/8}.
 *
 * @param network an address in the range
 * @param prefixBits how many leading bits count
 */
public record AddressRange(InetAddress network, int prefixBits) {

  static Parsed<AddressRange> parse(String text) {
    var slash = text.indexOf('/');
    try {
      var network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      var width = network.getAddress().length * Byte.SIZE;
      var bits = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
      return bits < 0 || bits > width
          ? new Parsed.Bad<>("has a prefix longer than the address")
          : new Parsed.Good<>(new AddressRange(network, bits));
    } catch (IllegalArgumentException e) {
      return new Parsed.Bad<>("has something that is no IP address such as 10.1.2.3 and no range such as 10.0.0.0/8");
    }
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + prefixBits;
  }
}
