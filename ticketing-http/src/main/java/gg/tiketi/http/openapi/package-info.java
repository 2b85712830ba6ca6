/** The document of the API and the page that shows it, both made from the table of routes. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.http.openapi;
