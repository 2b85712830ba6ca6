package gg.tiketi.reservation;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.Idempotency;
import java.util.Optional;

/**
 * Who wants seats or tickets, and with which papers.
 *
 * @param admission the admission token that came with the call
 */
public record Caller(AccountId account, Optional<String> admission, Optional<Idempotency> idempotency) {}
