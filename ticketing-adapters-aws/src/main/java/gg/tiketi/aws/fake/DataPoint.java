package gg.tiketi.aws.fake;

/**
 * A figure as it was published.
 *
 * @param dimensions as {@code name=value}, separated by commas
 */
public record DataPoint(String namespace, String name, String dimensions, double value, String unit) {}
