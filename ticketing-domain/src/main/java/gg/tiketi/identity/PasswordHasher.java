package gg.tiketi.identity;

/** Slow, salted password hashing (Argon2id). Implementations bound how many run at once. */
public interface PasswordHasher {
  String hash(String password);

  /** Whether {@code password} has this hash. */
  boolean matches(String password, String hash);

  /** Takes as long as {@link #matches} and says nothing, so that an unknown e-mail cannot be told from a wrong password. */
  void pretend(String password);
}
