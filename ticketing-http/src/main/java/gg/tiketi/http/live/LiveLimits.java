package gg.tiketi.http.live;

/**
 * What one client may take.
 *
 * @param framesPerSecond frames a socket may send
 * @param socketsPerAccount sockets of one account on this instance
 * @param anonymousPerAddress sockets of one address on this instance behind which nobody has logged in
 * @param subscriptions topics of one socket
 * @param sendsPerSecond frames that this instance sends for one event before it tells changes less often
 * @param loopbackExempt whether this machine's own clients are not counted: load tests and demonstrations
 */
public record LiveLimits(int framesPerSecond, int socketsPerAccount, int anonymousPerAddress, int subscriptions,
    int sendsPerSecond, boolean loopbackExempt) {
  /** The limits of a server that strangers reach. */
  public static final LiveLimits DEFAULT = new LiveLimits(20, 5, 20, 20, 20_000, false);

  /** The same without counting anybody's sockets: load tests. */
  public LiveLimits uncounted() {
    return new LiveLimits(framesPerSecond, Integer.MAX_VALUE, Integer.MAX_VALUE, subscriptions, sendsPerSecond,
        loopbackExempt);
  }

  /** The same, counting clients of this machine or not. */
  public LiveLimits withLoopbackExempt(boolean exempt) {
    return new LiveLimits(framesPerSecond, socketsPerAccount, anonymousPerAddress, subscriptions, sendsPerSecond,
        exempt);
  }
}
