package gg.tiketi.identity;

import java.util.Locale;

/** What somebody enters to register; {@code phone} may be empty. */
public record Registration(String email, String password, String name, String phone) {
  /** The form in which e-mail addresses are compared and stored. */
  public static String normaliseEmail(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "Registration[…]";
  }
}
