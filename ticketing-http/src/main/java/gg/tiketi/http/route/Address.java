package gg.tiketi.http.route;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** What a visitor's address says. */
public final class Address {
  private static final int NETWORK_BYTES = 8;

  private Address() {}

  /** Whether it is this machine's own. */
  public static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1") || address.equals("[0:0:0:0:0:0:0:1]")
        || address.equals("::1");
  }

  /**
   * Whom to count for what comes from there: an IPv4 address, or the 64 bits of an IPv6 network, behind which one customer has
   * more addresses than could ever be counted.
   */
  public static String counted(String address) {
    if (address.indexOf(':') < 0 || isLoopback(address)) {
      return address;
    }
    InetAddress parsed = InetAddress.ofLiteral(bare(address));
    return parsed instanceof Inet6Address six
        ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK_BYTES) + "/64"
        : parsed.getHostAddress();
  }

  /** Whether it is an address at all. */
  static boolean isOne(String text) {
    try {
      InetAddress.ofLiteral(bare(text));
      return true;
    } catch (IllegalArgumentException somethingElse) {
      return false;
    }
  }

  /** Without the brackets that IPv6 addresses wear beside ports. */
  static String bare(String address) {
    return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
  }
}
