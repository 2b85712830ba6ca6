/** A small HTTP/1.1 client that costs less than the server it measures: raw sockets that are kept open, one call at a time. */
@NullMarked
package gg.tiketi.app.rush.client;

import org.jspecify.annotations.NullMarked;
