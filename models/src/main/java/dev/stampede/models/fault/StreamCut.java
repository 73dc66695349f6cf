package dev.stampede.models.fault;

import dev.stampede.models.check.Require;
import java.util.Set;

/**
 * A share of the streams breaks off after their first token. Answers without a stream, or not
 * longer than that, are whole.
 *
 * @param share of the calls, in [0, 1]
 * @param tokens that come before the break, at least 0
 * @param part of its tokens that come in addition, in [0, 1]
 */
public record StreamCut(double share, int tokens, double part) implements Effect {

  /** Rejects shares outside [0, 1] and a negative number of tokens. */
  public StreamCut {
    Require.share("share", share);
    Require.notNegative("after_tokens", tokens);
    Require.share("after", part);
  }

  /** Returns after how many tokens the stream of an answer breaks off, at least 1. */
  long tokensOf(int outputTokens) {
    return Math.max(1, tokens + Math.round(part * outputTokens));
  }

  @Override
  public String kind() {
    return "stream_cut";
  }

  @Override
  public void begin(Struck provider) {
    provider.breakOff(this);
  }

  @Override
  public Set<Integer> statuses() {
    return Set.of();
  }

  @Override
  public boolean cutsOff() {
    return true;
  }

  @Override
  public boolean losesAnswers() {
    return false;
  }

  @Override
  public boolean isHidden() {
    return false;
  }

  @Override
  public boolean concernsInference() {
    return true;
  }

  @Override
  public boolean sparesSome() {
    return true;
  }
}
