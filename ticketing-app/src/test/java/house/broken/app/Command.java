package house.broken.app;

public record Command() {}
