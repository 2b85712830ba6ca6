package house.broken.payment;

public record Payment() {}
