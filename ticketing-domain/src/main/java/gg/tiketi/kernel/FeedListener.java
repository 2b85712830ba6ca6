package gg.tiketi.kernel;

/** Somebody inside this instance who wants to hear what was committed, on this instance or another. */
public interface FeedListener {
  /** One commit's facts. Called in order of positions, by one thread at a time, at least once per commit. */
  void heard(Published published);

  /** Facts were missed and cannot be had any more: forget what you know and read it again. */
  void interrupted();
}
