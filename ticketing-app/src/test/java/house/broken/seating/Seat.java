package house.broken.seating;

public record Seat() {}
