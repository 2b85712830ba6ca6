package gg.tiketi.http.route;

import io.javalin.http.Context;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose word about a visitor's address and encryption counts. A header anybody can write is believed only where the
 * connection comes from a proxy named in the configuration.
 */
public final class Proxies {
  private final List<Range> trusted;

  /** Trusts connections from these addresses and ranges, written as {@code 10.1.2.3} or {@code 10.0.0.0/8}. */
  public Proxies(Collection<String> trusted) {
    this.trusted = trusted.stream().map(Range::of).toList();
  }

  /** Trusts nobody. */
  public static Proxies none() {
    return new Proxies(List.of());
  }

  /** Addresses whose first bits are those of {@code network}. */
  private record Range(BigInteger network, int bytes, int freeBits) {
    static Range of(String text) {
      int slash = text.indexOf('/');
      byte[] network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
      int bits = network.length * Byte.SIZE;
      int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
      return new Range(new BigInteger(1, network).shiftRight(bits - prefix), network.length, bits - prefix);
    }

    boolean contains(byte[] address) {
      return address.length == bytes && new BigInteger(1, address).shiftRight(freeBits).equals(network);
    }
  }

  private boolean isTrusted(String address) {
    if (trusted.isEmpty()) {
      return false;
    }
    try {
      byte[] bytes = InetAddress.ofLiteral(Address.bare(address)).getAddress();
      return trusted.stream().anyMatch(range -> range.contains(bytes));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  /** The visitor's address: the last one in the chain that is not a trusted proxy. */
  public String address(Context context) {
    String connection = context.req().getRemoteAddr();
    return trusted.isEmpty() ? connection : address(connection, context.req().getHeader("X-Forwarded-For"));
  }

  /** The visitor's address, from the connection's and the header's; what is no address says nothing. */
  public String address(String connection, @Nullable String forwardedFor) {
    if (forwardedFor == null || !isTrusted(connection)) {
      return connection;
    }
    List<String> chain = List.of(forwardedFor.split(",", -1));
    return chain.reversed().stream().map(String::trim).filter(each -> !isTrusted(each)).findFirst()
        .filter(Address::isOne).orElse(connection);
  }

  /** Whether the visitor's connection is encrypted. */
  public boolean encrypted(Context context) {
    return encrypted(context.req().getRemoteAddr(), context.req().getHeader("X-Forwarded-Proto"),
        context.req().getScheme());
  }

  /** Whether the visitor's connection is encrypted, from the connection's and the header's. */
  public boolean encrypted(String connection, @Nullable String forwardedProto, String scheme) {
    boolean told = forwardedProto != null && isTrusted(connection);
    return "https".equalsIgnoreCase(told ? forwardedProto : scheme);
  }
}
