package house.broken.aws;

public record Fleet() {}
