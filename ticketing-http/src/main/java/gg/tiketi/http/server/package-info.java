/** The servers: the public one with its pages and sockets, and the one for operators. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.http.server;
