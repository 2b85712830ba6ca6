/** What one person does, everybody else sees: topics, sockets, and the frames between them. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.http.live;
