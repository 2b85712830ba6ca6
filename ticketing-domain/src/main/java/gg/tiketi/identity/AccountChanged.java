package gg.tiketi.identity;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.DomainEvent;

/** An account's role, standing or sessions changed: what an instance remembers of it is stale (law T2). */
public record AccountChanged(AccountId accountId) implements DomainEvent {}
