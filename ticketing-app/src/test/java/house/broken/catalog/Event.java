package house.broken.catalog;

public record Event() {}
