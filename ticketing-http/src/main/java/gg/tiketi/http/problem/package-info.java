/** Refusals as clients see them: RFC 9457 problems with stable codes, in Korean and English. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.http.problem;
