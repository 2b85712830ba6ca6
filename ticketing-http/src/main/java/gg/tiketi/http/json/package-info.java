/** JSON as visitors send it: read strictly, kept as it was written, judged by nobody here. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.http.json;
