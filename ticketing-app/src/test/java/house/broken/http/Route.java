package house.broken.http;

public record Route() {}
