package house.broken.simulation;

public record Sale() {}
