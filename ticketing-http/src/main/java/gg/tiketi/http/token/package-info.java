/** Proof of who somebody is: passwords, and the short-lived tokens given for them. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.http.token;
