package house.broken.capacity;

public record Plan() {}
