package gg.tiketi.http.route;

/** The methods in use. */
public enum Method {
  GET, POST, PUT, PATCH, DELETE
}
