package gg.tiketi.app.rush;

/**
 * A buyer's account and the token that proves it.
 *
 * @param number counts the people of a rush from 0
 * @param account the account's id
 * @param token an access token
 */
public record Person(int number, String account, String token) {
  @Override
  public String toString() {
    return "person " + number + " (" + account + ")";
  }
}
