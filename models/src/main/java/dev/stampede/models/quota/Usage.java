package dev.stampede.models.quota;

/** What a call uses, as a quota meters it. A provider keeps one and fills it in for each call. */
public final class Usage {

  private final Price price;

  /** Length of the prompt. */
  public int inputTokens;

  /** The part of the prompt that is cached. */
  public int cachedInputTokens;

  /** Most tokens that the answer may have. */
  public int maxTokens;

  /** Tokens of the answer; 0 where there is none, and nothing to pay. */
  public int outputTokens;

  /** Makes a usage at a price. */
  public Usage(Price price) {
    this.price = price;
  }

  /** What the call costs, in billionths of a dollar. */
  public long costNanos() {
    return outputTokens == 0 ? 0 : costNanos(outputTokens);
  }

  /** What a call would cost whose answer has a number of tokens, in billionths of a dollar. */
  long costNanos(int answerTokens) {
    return price.nanos(inputTokens, cachedInputTokens, answerTokens);
  }
}
