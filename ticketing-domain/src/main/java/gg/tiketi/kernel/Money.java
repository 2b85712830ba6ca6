package gg.tiketi.kernel;

import java.util.Currency;

/**
 * An amount of one currency in its minor units (ISO 4217): KRW has none, so 150,000 means 150,000 won; 1,050 USD means
 * 10.50 dollars. Amounts of different currencies never meet: that is a mistake of ours, not of a visitor.
 */
public record Money(long amount, Currency currency) {
  public static Money of(long amount, String currencyCode) {
    return new Money(amount, Currency.getInstance(currencyCode));
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(amount, same(other).amount), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(amount, same(other).amount), currency);
  }

  public Money times(int count) {
    return new Money(Math.multiplyExact(amount, count), currency);
  }

  public boolean isPositive() {
    return amount > 0;
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("amounts of " + currency + " and " + other.currency + " do not add up");
    }
    return other;
  }
}
