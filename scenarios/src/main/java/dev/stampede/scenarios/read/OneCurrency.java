package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Position;
import org.jspecify.annotations.Nullable;

/** The currency of a scenario: that of the first price in it, and then of all others. */
final class OneCurrency {
  private @Nullable String code;
  private @Nullable Position first;

  /** Reads an amount of it. */
  Money money(Node.Scalar scalar) throws Unfit {
    Money money = Money.of(scalar.text());
    if (code == null || first == null) {
      code = money.currency();
      first = scalar.at();
    } else if (!code.equals(money.currency())) {
      throw new Unfit(
          "is in %s, but line %d has a price in %s".formatted(money.currency(), first.line(), code),
          "a scenario has one currency: convert one of them");
    }
    return money;
  }

  /** Its code; null if nothing has a price. */
  @Nullable String code() {
    return code;
  }
}
