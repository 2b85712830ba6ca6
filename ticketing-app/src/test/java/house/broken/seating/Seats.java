package house.broken.seating;

public interface Seats {}
