package gg.tiketi.identity;

/** What an account may do. Read from the store, never from a token (law T2). */
public enum Role {
  USER, ADMIN
}
