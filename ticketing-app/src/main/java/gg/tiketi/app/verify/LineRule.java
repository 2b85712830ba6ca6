package gg.tiketi.app.verify;

/** What must be so of how a line moves (laws W). */
enum LineRule {
  NUMBERS("W1 a line gives its numbers one after the other"),
  ORDER("W3 nobody is called twice, or before somebody ahead who still waits"),
  STRAIGHT("W4 nobody goes straight in while somebody waits"),
  ROOM("W5 nobody is called or goes straight in above the threshold then in force"),
  PLACES("W6 who leaves or misses a turn has one to lose"),
  CLAIMS("W8 who claims a turn was called and has not lost it"),
  STAYS("W8 who comes out was inside"),
  LIVES("W16 a line begins once, behind the last number of its former life");

  private final String text;

  LineRule(String text) {
    this.text = text;
  }

  /** The rule in words. */
  String text() {
    return text;
  }
}
