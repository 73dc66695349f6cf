package dev.stampede.models.quota;

import dev.stampede.models.check.Require;

/**
 * What calls that are served cost, in the scenario's currency.
 *
 * @param input a million tokens of prompts
 * @param cachedInput a million tokens of prompts, where they are cached
 * @param output a million tokens of answers
 * @param call each call, whatever its tokens
 * @param cacheWrite a million tokens of prompts, where they are added to a prompt cache
 */
public record Price(
    double input, double cachedInput, double output, double call, double cacheWrite) {

  /** Costs nothing. */
  public static final Price FREE = new Price(0, 0, 0);

  /** Billionths of the currency's unit in that unit. */
  public static final double NANOS_PER_UNIT = 1e9;

  private static final double NANOS_PER_TOKEN = NANOS_PER_UNIT / 1e6;

  /**
   * Rejects negative prices, and such above the currency's unit for a token or a million a call.
   */
  public Price {
    inRange("input", input);
    inRange("cached_input", cachedInput);
    inRange("output", output);
    inRange("call", call);
    inRange("cache_write", cacheWrite);
  }

  private static void inRange(String name, double price) {
    Require.that(price >= 0 && price <= 1e6, name, price, "lie between 0 and 1000000");
  }

  /** Tokens are kept at the price of input. */
  public Price(double input, double cachedInput, double output, double call) {
    this(input, cachedInput, output, call, input);
  }

  /** Tokens alone cost something. */
  public Price(double input, double cachedInput, double output) {
    this(input, cachedInput, output, 0);
  }

  /** Returns the price of calls whose tokens cost nothing. */
  public static Price ofCalls(double each) {
    return new Price(0, 0, 0, each);
  }

  /** Returns this price times a factor. */
  public Price times(double factor) {
    return new Price(
        input * factor, cachedInput * factor, output * factor, call * factor, cacheWrite * factor);
  }

  /**
   * Returns what a call costs of no cached tokens, in the currency's unit.
   *
   * @param inputTokens of the prompt, at least 0
   * @param outputTokens of the answer, at least 0
   */
  public double of(double inputTokens, double outputTokens) {
    return (inputTokens * input + outputTokens * output) / 1e6 + call;
  }

  /**
   * Returns what a call costs, in billionths of the currency's unit.
   *
   * @param cacheWriteTokens of the prompt that are not cached, those that will be from now on
   */
  long nanos(int inputTokens, int cachedInputTokens, int cacheWriteTokens, int outputTokens) {
    double perMillion =
        (inputTokens - cachedInputTokens - cacheWriteTokens) * input
            + cachedInputTokens * cachedInput
            + cacheWriteTokens * cacheWrite
            + outputTokens * output;
    return Math.round(perMillion * NANOS_PER_TOKEN + call * NANOS_PER_UNIT);
  }
}
