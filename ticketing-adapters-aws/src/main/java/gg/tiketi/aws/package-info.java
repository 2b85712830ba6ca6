/** Amazon Web Services: the fleet's actuator and its metrics. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.aws;
