package gg.tiketi.queue;

/** What a waiting room stands on: where the lines are, who shares the fleet, what survives, how places are drawn, what is signed. */
public record WaitingRoom(WaitingLine lines, Shares shares, QueueBook book, DrawOffice draws, Passes passes,
    QueueSettings settings) {}
