/**
 * Auto Scaling and CloudWatch on this machine, for tests and demonstrations: they speak what the pinned SDK speaks and keep a
 * group that is only played.
 */
@org.jspecify.annotations.NullMarked
package gg.tiketi.aws.fake;
