package house.broken.redis;

public record Script() {}
