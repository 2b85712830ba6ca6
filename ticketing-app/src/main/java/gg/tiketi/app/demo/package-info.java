/** Concerts, an administrator and a visitor to try the server with. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.app.demo;
