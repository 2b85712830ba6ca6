/** The routes, one class for each capability: what was sent becomes one call of a service, its result one answer. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.http.api;
