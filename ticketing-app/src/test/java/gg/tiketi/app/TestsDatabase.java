package gg.tiketi.app;

import gg.tiketi.postgres.TestDatabase;

/** Makes one database as the tests do and ends: for a process of another user. */
public final class TestsDatabase {
  private TestsDatabase() {}

  public static void main(String[] arguments) {
    TestDatabase.create().close();
    System.out.println("made");
  }
}
