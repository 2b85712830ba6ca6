package gg.tiketi.reservation;

import java.util.random.RandomGenerator;

/** Makes reservation numbers: TK and ten of 32 characters that are not mistaken for each other (50 random bits). */
final class ReservationNumbers {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 10;

  private final RandomGenerator secrets;

  ReservationNumbers(RandomGenerator secrets) {
    this.secrets = secrets;
  }

  String next() {
    var number = new StringBuilder("TK");
    for (int i = 0; i < LENGTH; i++) {
      number.append(ALPHABET.charAt(secrets.nextInt(ALPHABET.length())));
    }
    return number.toString();
  }
}
