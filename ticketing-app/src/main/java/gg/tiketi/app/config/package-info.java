/** What an operator may set: one list of settings, read from flags, environment and a file into one typed value. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.app.config;
