package gg.tiketi.http.route;

import io.javalin.security.RouteRole;

/** Who may call a route. */
public enum Access implements RouteRole {
  /** Anybody, without a token. */
  PUBLIC,
  /** Whoever is logged in. */
  USER,
  /** Whoever is logged in and is an admin by the store's word at this request. */
  ADMIN,
  /** Whoever brings a queue ticket, which the handler itself judges, and whoever is logged in. */
  TICKET,
  /** Whoever holds a refresh token; the handler itself judges it. */
  REFRESH
}
