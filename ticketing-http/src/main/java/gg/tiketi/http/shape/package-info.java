/** What a request may contain, said once: the same shape reads it, refuses it field by field, and documents it. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.http.shape;
