package house.broken.manager;

public record LivesNowhere() {}
