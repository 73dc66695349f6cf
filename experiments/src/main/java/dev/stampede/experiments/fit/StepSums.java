package dev.stampede.experiments.fit;

import dev.stampede.models.batching.StepCost;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the steps of an engine had in them between the first and the last token of each request of a
 * log, by the times at which all of these came: between two of those times the same sequences
 * decode, and there are as many steps as their length, by a cost, lets there be.
 */
final class StepSums {

  private static final int STEPS = 0;
  private static final int SHARE = 1;
  private static final int SEQUENCES = 2;
  private static final int CACHED = 3;
  private static final int PROMPT = 4;

  /** Kinds of sums: as many as a cost has coefficients to be told from times per token. */
  static final int KINDS = 5;

  private final List<LoggedRequest> log;
  private final double[] first;
  private final double[] last;
  private final double replicas;
  private final Experts experts;
  private final StepCost cost;

  private final double[][] atFirst;
  private final double[][] atLast;

  /**
   * Sums up.
   *
   * @param times of each request of the log
   * @param cost that tells how many steps there are in a time
   */
  StepSums(
      List<LoggedRequest> log,
      List<RequestTimes> times,
      Experts experts,
      int replicas,
      StepCost cost) {
    this.log = log;
    this.experts = experts;
    this.replicas = replicas;
    this.cost = cost;
    this.first = new double[log.size()];
    this.last = new double[log.size()];
    this.atFirst = new double[log.size()][];
    this.atLast = new double[log.size()][];
    for (int i = 0; i < first.length; i++) {
      double arrival = log.get(i).arrivalNanos() / 1e9;
      first[i] = arrival + times.get(i).firstTokenSeconds();
      last[i] = arrival + times.get(i).endSeconds();
    }
    sweep();
  }

  private void sweep() {
    int requests = log.size();
    List<Integer> ends =
        IntStream.range(0, 2 * requests)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer end) -> time(end)).thenComparing(end -> end))
            .toList();
    double[] sums = new double[KINDS];
    double now = 0;
    int decoding = 0;
    double tokens = 0; // in their caches
    double tokensPerSecond = 0;
    for (int end : ends) {
      double length = time(end) - now;
      if (decoding > 0 && length > 0) {
        add(sums, length, decoding / replicas, (tokens + tokensPerSecond * length / 2) / replicas);
        tokens += tokensPerSecond * length;
      }
      now = time(end);
      int i = end % requests;
      LoggedRequest request = log.get(i);
      double duration = last[i] - first[i];
      boolean begins = end < requests;
      if (duration > 0) {
        int sign = begins ? 1 : -1;
        decoding += sign;
        tokensPerSecond += sign * (request.outputTokens() - 1) / duration;
        int held = request.promptTokens() + (begins ? 0 : request.outputTokens() - 1);
        tokens += sign * held;
      }
      if (begins) {
        sums[PROMPT] += request.promptTokens() / replicas;
      }
      (begins ? atFirst : atLast)[i] = sums.clone();
    }
  }

  private double time(int end) {
    return end < first.length ? first[end] : last[end - first.length];
  }

  private void add(double[] sums, double seconds, double sequences, double cached) {
    double each = Math.max(1, sequences);
    double steps = seconds / cost.seconds(each, cached, 0, 0);
    sums[STEPS] += steps;
    sums[SHARE] += steps * experts.share(each);
    sums[SEQUENCES] += steps * each;
    sums[CACHED] += steps * cached;
  }

  /**
   * Returns what a step had in it, in the mean over those that gave a request its tokens after the
   * first: 1, the share of the experts that was read, sequences, tokens in their caches, and tokens
   * of prompts; of one replica.
   *
   * @param request with an answer of two tokens or more
   */
  double[] mean(int request) {
    double[] mean = new double[KINDS];
    double steps = atLast[request][STEPS] - atFirst[request][STEPS];
    for (int kind = 0; kind < KINDS; kind++) {
      mean[kind] = (atLast[request][kind] - atFirst[request][kind]) / steps;
    }
    mean[PROMPT] *= steps / (log.get(request).outputTokens() - 1);
    return mean;
  }
}
