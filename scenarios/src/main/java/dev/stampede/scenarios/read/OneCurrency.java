package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Position;
import org.jspecify.annotations.Nullable;

/** The currency of a scenario: that of the first price in it, and then of all others. */
final class OneCurrency {
  private @Nullable String code;
  private @Nullable Position first;

  /** Takes note of the currency of a price. */
  void of(String currency, Position at) throws Unfit {
    if (code == null || first == null) {
      code = currency;
      first = at;
    } else if (!code.equals(currency)) {
      throw new Unfit(
          "is in %s, but line %d has a price in %s".formatted(currency, first.line(), code),
          "a scenario has one currency: convert one of them");
    }
  }

  /** Its code; null if nothing has a price. */
  @Nullable String code() {
    return code;
  }
}
