package dev.stampede.experiments.theory;

import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import java.util.function.ToDoubleFunction;

/**
 * A figure that is known from a formula. Times are in seconds.
 *
 * @param figure what it is of
 * @param value by the formula
 * @param source of the formula, and the formula itself where it is short
 * @param reads the figure of a replication
 */
record Formula(String figure, double value, String source, ToDoubleFunction<Summary> reads) {

  /** The mean wait of the answered. */
  static Formula meanWait(double seconds, String source) {
    return new Formula(
        "mean wait, s",
        seconds,
        source,
        summary -> work(summary).latencySeconds().waiting().answered().mean());
  }

  /** The mean time of the answered from their arrival to their answer. */
  static Formula meanTime(double seconds, String source) {
    return new Formula(
        "mean time to the answer, s",
        seconds,
        source,
        summary -> work(summary).latencySeconds().e2e().answered().mean());
  }

  /** The share of the answered that wait. */
  static Formula waits(double share, String source) {
    return new Formula("share that waits", share, source, s -> work(s).waitProbability());
  }

  /** The share of all work that has no answer. */
  static Formula lost(double share, String source) {
    return new Formula(
        "share lost", share, source, summary -> work(summary).outcomes().shareOfTickets());
  }

  /** The share of all work that is answered within the tolerance. */
  static Formula answered(String figure, double share, String source) {
    return new Formula(figure, share, source, s -> work(s).availability().mean());
  }

  /** Calls to providers for each piece of work. */
  static Formula calls(double number, String source) {
    return new Formula(
        "calls for each piece of work", number, source, s -> work(s).attempts().amplification());
  }

  /** The mean number of calls inside the first provider. */
  static Formula inside(double calls, String source) {
    return new Formula(
        "calls inside",
        calls,
        source,
        summary -> summary.architectures().get(0).providers().get(0).meanInSystem());
  }

  /** Returns the first use case under the first architecture. */
  static UseCaseSummary work(Summary summary) {
    return useCase(summary, 0);
  }

  /** Returns a use case under the first architecture. */
  static UseCaseSummary useCase(Summary summary, int number) {
    return summary.architectures().get(0).useCases().get(number);
  }
}
