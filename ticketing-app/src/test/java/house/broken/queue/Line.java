package house.broken.queue;

public record Line() {}
