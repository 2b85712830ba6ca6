package gg.tiketi.app.verify.draw;

/**
 * One thing that must be so in a draw.
 *
 * @param rule what must be so
 * @param holds whether it is
 * @param detail what was found instead; empty if it holds
 */
record Finding(String rule, boolean holds, String detail) {
  static Finding same(String rule, Object said, Object found) {
    boolean holds = said.equals(found);
    return new Finding(rule, holds, holds ? "" : "it says " + said + ", but it is " + found);
  }

  static Finding of(String rule, boolean holds, String detail) {
    return new Finding(rule, holds, holds ? "" : detail);
  }
}
