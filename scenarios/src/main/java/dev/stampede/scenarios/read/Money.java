package dev.stampede.scenarios.read;

import dev.stampede.models.cost.WorkPrice;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money, as in {@code 6 USD}, and what it is paid for, as in {@code 35 USD/h}.
 *
 * @param amount at least 0
 * @param currency an ISO 4217 code
 * @param per what follows a stroke; null for nothing
 */
record Money(double amount, String currency, @Nullable String per) {
  static final String EXPECTED = "money is a number with its currency, for example 6 USD";
  static final String EXPECTED_RATE =
      "money over time is a number with its currency and h, d, month or year, for example 35 USD/h";
  static final String EXPECTED_WORK =
      "work is paid by the hour or by the piece, for example 35 USD/h or 4 USD/piece";
  private static final String PIECE = "piece";
  private static final double HOURS_PER_DAY = 24;

  /** Of a year of 365.25 days. */
  private static final Map<String, Double> HOURS =
      Map.of(
          "h",
          1.0,
          "d",
          HOURS_PER_DAY,
          "month",
          HOURS_PER_DAY * 365.25 / 12,
          "year",
          HOURS_PER_DAY * 365.25);

  /** Reads an amount of any currency that there is. */
  static Money of(String text) throws Unfit {
    if (text.startsWith("$")) {
      Amount amount = Amount.of(text.substring(1));
      throw new Unfit("has its unit in front", "did you mean '%s USD'?".formatted(amount.digits()));
    }
    Amount amount = Amount.of(text).notNegative();
    String[] unit = amount.unit().split("/", 2);
    String currency = unit[0].strip();
    if (currency.isEmpty()) {
      throw new Unfit(
          amount.unit().isEmpty() ? "has no unit" : "has no currency",
          "did you mean '%s USD%s'?".formatted(amount.digits(), amount.unit()));
    }
    if (!isCurrency(currency)) {
      throw unknown(amount, currency, unit.length == 1 ? "" : "/" + unit[1]);
    }
    double value = Quantities.finite(amount.value().doubleValue());
    return new Money(value, currency, unit.length == 1 ? null : unit[1].strip());
  }

  private static Unfit unknown(Amount amount, String currency, String per) {
    String meant =
        switch (currency) {
          case "$", "dollars" -> "USD";
          case "€", "euros" -> "EUR";
          case "£" -> "GBP";
          default -> currency.toUpperCase(Locale.ROOT);
        };
    return isCurrency(meant)
        ? amount.meant(amount.digits() + " " + meant + per)
        : amount.unknownUnit();
  }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }

  /** Returns the amount if it is paid for nothing in particular. */
  double alone() throws Unfit {
    if (per != null) {
      throw new Unfit(
          "is paid for each '%s'".formatted(per), "give the amount alone, for example 6 USD");
    }
    return amount;
  }

  /** Returns the amount for an hour. */
  double perHour() throws Unfit {
    Double hours = per == null ? null : HOURS.get(per);
    if (hours == null) {
      throw new Unfit(
          per == null ? "says not for how long" : "is for an unknown '%s'".formatted(per));
    }
    return amount / hours;
  }

  /** Returns what work costs, by the hour or by the piece. */
  WorkPrice ofWork() throws Unfit {
    return PIECE.equals(per) ? new WorkPrice(0, amount) : new WorkPrice(perHour(), 0);
  }

  /** What is made of an amount. */
  interface Use<T> {
    T of(Money money) throws Unfit;
  }
}
