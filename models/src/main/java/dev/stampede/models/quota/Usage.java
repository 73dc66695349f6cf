package dev.stampede.models.quota;

/** What a call uses, as a quota meters it. A provider keeps one and fills it in for each call. */
public final class Usage {

  /** In place of the tokens of an answer: there is none, and nothing to pay. */
  public static final int NO_ANSWER = -1;

  private final Price price;

  /** Length of the prompt. */
  public int inputTokens;

  /** The part of the prompt that is cached. */
  public int cachedInputTokens;

  /** The part of the prompt that is not, and is added to a prompt cache. */
  public int cacheWriteTokens;

  /** Most tokens that the answer may have. */
  public int maxTokens;

  /** Tokens of the answer, perhaps none; or {@link #NO_ANSWER}. */
  public int outputTokens;

  /** Makes a usage at a price. */
  public Usage(Price price) {
    this.price = price;
  }

  /** What the call costs, in billionths of the currency's unit. */
  public long costNanos() {
    return outputTokens == NO_ANSWER ? 0 : costNanos(outputTokens);
  }

  /** Tokens that were made. */
  int madeTokens() {
    return Math.max(0, outputTokens);
  }

  /**
   * What a call would cost whose answer has a number of tokens, in billionths of the currency's
   * unit.
   */
  long costNanos(int answerTokens) {
    return price.nanos(inputTokens, cachedInputTokens, cacheWriteTokens, answerTokens);
  }
}
