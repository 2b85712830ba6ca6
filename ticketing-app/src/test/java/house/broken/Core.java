package house.broken;

public record Core() {}
