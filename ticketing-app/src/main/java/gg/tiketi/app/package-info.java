/** The composition root: configuration, wiring, pulses, embedded stores and the command line. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.app;
