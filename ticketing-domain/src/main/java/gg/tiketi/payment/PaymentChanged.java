package gg.tiketi.payment;

import gg.tiketi.kernel.DomainEvent;

/** A payment began, was decided or was refunded. Private to its account. */
public record PaymentChanged(Payment payment) implements DomainEvent {}
