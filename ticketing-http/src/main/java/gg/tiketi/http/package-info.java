/** REST, WebSocket and the web pages: parse, ask one service, translate its result. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.http;
