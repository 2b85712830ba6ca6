package gg.tiketi.queue;

/** How an organiser wants an event's waiting room to work. */
public enum QueueMode {
  /** There is none; nobody needs an admission. */
  OFF,
  /** People enter directly until the hall is nearly full of them, then they wait in line. */
  AUTO,
  /** Everybody waits in line, however few they are. */
  FORCED_ON,
  /** Nobody is called; people may still join the line, and those inside go on. */
  PAUSED,
  /** Nobody may join any more; those who wait are called as ever. */
  FORCED_OFF
}
