package dev.stampede.models.quota;

import dev.stampede.models.check.Require;

/**
 * What tokens cost, in US dollars per million.
 *
 * @param input of a prompt
 * @param cachedInput of a prompt, where they are cached
 * @param output of an answer
 */
public record Price(double input, double cachedInput, double output) {

  /** Costs nothing. */
  public static final Price FREE = new Price(0, 0, 0);

  /** Billionths of a dollar in a dollar. */
  public static final double NANOS_PER_USD = 1e9;

  private static final double NANOS_PER_TOKEN = NANOS_PER_USD / 1e6;

  /** Rejects negative prices, and such above a dollar a token. */
  public Price {
    inRange("input", input);
    inRange("cached_input", cachedInput);
    inRange("output", output);
  }

  private static void inRange(String name, double price) {
    Require.that(price >= 0 && price <= 1e6, name, price, "lie between 0 and 1000000 USD");
  }

  /** Returns this price times a factor. */
  public Price times(double factor) {
    return new Price(input * factor, cachedInput * factor, output * factor);
  }

  /** Returns what a call costs, in billionths of a dollar. */
  long nanos(int inputTokens, int cachedInputTokens, int outputTokens) {
    double perMillion =
        (inputTokens - cachedInputTokens) * input
            + cachedInputTokens * cachedInput
            + outputTokens * output;
    return Math.round(perMillion * NANOS_PER_TOKEN);
  }
}
