package house.broken.postgres;

public record Table() {}
