package gg.tiketi.payment;

import gg.tiketi.kernel.Money;

/** What the provider says about a payment. */
public sealed interface GatewayAnswer {
  /** Answers after which nothing more can happen to the attempt but refunds. */
  sealed interface Decision extends GatewayAnswer {}

  /** The provider took {@code amount}; {@code reference} is the provider's own number of it. */
  record Captured(String reference, Money amount) implements Decision {}

  /** The provider took nothing and never will under this key. */
  record Declined(String reason) implements Decision {}

  /** Nobody knows yet: the provider has not decided, or could not be asked. */
  record Undecided() implements GatewayAnswer {}

  /** The provider has never heard of the attempt. */
  record Unheard() implements GatewayAnswer {}
}
