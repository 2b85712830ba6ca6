package gg.tiketi.postgres;

import gg.tiketi.kernel.AccountId;

/** An idempotency key as its account sent it. */
record KeyOf(AccountId account, String key) {}
