/**
 * The table of routes: each route is declared once, and the declaration is what registers, guards, parses, documents and
 * tests it.
 */
@org.jspecify.annotations.NullMarked
package gg.tiketi.http.route;
