package gg.tiketi.http.token;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import gg.tiketi.identity.PasswordHasher;
import gg.tiketi.kernel.Overloaded;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Argon2id with the parameters that OWASP's cheat sheet on password storage gives as the least: 19 MiB, two passes, one
 * lane. A hash takes a core for some 40 ms, so half of the cores at most work at them, on threads of their own, and what
 * would wait too long is refused: a flood of log-ins must not starve those who buy.
 */
public final class ArgonPasswords implements PasswordHasher, AutoCloseable {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  /** Some four seconds of work for one core. */
  private static final int MOST_WAITING = 100;

  private final Argon2Function function = Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
  private final SecureRandom chance = new SecureRandom();
  private final ThreadPoolExecutor workers;
  private final String nobodysHash;

  /** With that many threads, each of which needs 19 MiB while it works. */
  public ArgonPasswords(int threads) {
    workers = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING),
        Thread.ofPlatform().daemon().name("passwords-", 0).factory());
    nobodysHash = hash("nobody's password");
  }

  /** With half of the cores. */
  public static ArgonPasswords onHalfOfTheCores() {
    return new ArgonPasswords(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  @Override
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    chance.nextBytes(salt);
    return worked(() -> function.hash(password.getBytes(StandardCharsets.UTF_8), salt).getResult());
  }

  @Override
  public boolean matches(String password, String hash) {
    return worked(() -> Argon2Function.getInstanceFromHash(hash).check(password, hash));
  }

  @Override
  public void pretend(String password) {
    matches(password, nobodysHash);
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  private <T> T worked(Callable<T> work) {
    try {
      Future<T> future = workers.submit(work);
      return future.get();
    } catch (RejectedExecutionException full) {
      throw new Overloaded("Too many passwords to check at once");
    } catch (ExecutionException failed) {
      throw new IllegalStateException("Hashing failed", failed.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new Overloaded("The server stops");
    }
  }
}
