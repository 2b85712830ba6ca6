package gg.tiketi.app.embedded;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a server's own last words mean for the operator. */
final class Symptoms {
  static final String ROOT = "PostgreSQL does not run as root, and this machine does not let root take another identity"
      + " (unshare -U); run as an ordinary user, or give TIKETI_DATABASE_URL";

  static final Symptoms POSTGRES = new Symptoms();
  static final Symptoms REDIS = new Symptoms();

  /** In order: the first that fits counts, so the causes stand before their consequences. */
  private final Map<String, String> meanings = new LinkedHashMap<>();

  static {
    ofPostgres(POSTGRES.meanings);
    ofRedis(REDIS.meanings);
  }

  private Symptoms() {}

  private static void ofPostgres(Map<String, String> meanings) {
    meanings.put("unshare failed", ROOT);
    meanings.put("cannot be run as root", ROOT);
    meanings.put("could not look up effective user ID",
        "this user has no name on this machine (no entry in /etc/passwd),"
            + " which PostgreSQL needs; run as a user that has one, or give TIKETI_DATABASE_URL");
    meanings.put("No space left on device", "the disk of the data folder is full");
    meanings.put("Address already in use", "its port is taken by another program");
    meanings.put("error while loading shared libraries",
        "the PostgreSQL in this jar does not fit this system's libraries;"
            + " install PostgreSQL and give TIKETI_DATABASE_URL");
    meanings.put("GLIBC_", "the PostgreSQL in this jar needs a newer C library; install PostgreSQL and give"
        + " TIKETI_DATABASE_URL");
    meanings.put("database files are incompatible",
        "the data folder was written by another version of PostgreSQL; use the"
            + " older Tiketi, or another folder with --data-dir");
    meanings.put("has wrong ownership",
        "the data folder belongs to another user; run as that user, or give another folder"
            + " with --data-dir");
    meanings.put("Permission denied",
        "a file of the data folder is not accessible to this user; run as the user who made"
            + " it, or give another folder with --data-dir");
    meanings.put("could not create shared memory segment", "the machine gives no shared memory (look at /dev/shm)");
    meanings.put("Cannot allocate memory", "the machine has too little memory left");
  }

  private static void ofRedis(Map<String, String> meanings) {
    meanings.put("No space left on device", "the disk of the data folder is full");
    meanings.put("Address already in use", "its port is taken by another program");
    meanings.put("Bad file format",
        "what it kept on disk is damaged; remove the folder redis from the data folder: nothing in it is the only copy");
    meanings.put("Permission denied",
        "a file of the data folder is not accessible to this user; run as the user who made"
            + " it, or give another folder with --data-dir");
    meanings.put("Cannot allocate memory", "the machine has too little memory left");
  }

  String explain(String output) {
    return meanings.entrySet().stream().filter(meaning -> output.contains(meaning.getKey())).map(Map.Entry::getValue)
        .findFirst().orElseGet(() -> "it says: " + lastLine(output));
  }

  private static String lastLine(String output) {
    return output.lines().map(String::strip).filter(line -> !line.isEmpty()).reduce((first, second) -> second)
        .orElse("nothing");
  }
}
