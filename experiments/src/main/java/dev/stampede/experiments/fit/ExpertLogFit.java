package dev.stampede.experiments.fit;

import dev.stampede.models.batching.StepCost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits the cost of a mixture-of-experts model's step to the first requests of a log. How long the
 * weights of the experts take shows only in how steps grow with the sequences in them, so the time
 * per token of each request is set against what its steps had in them, as {@link StepSums} says:
 * least squares of relative errors, no coefficient below zero. Who decodes beside the first
 * requests is known of them by the log, and of later ones by a replay of the cost so far; a few
 * rounds settle it, of which the one counts that predicts the first requests best.
 *
 * <p>What a log leaves open is settled by the proportions of four models measured in 2026
 * (DeepSeek-R1, Kimi-K2.5, MiniMax-M2.5 and gpt-oss-120b on H200, AIConfigurator 095f58a5): they
 * count as little as a millionth of the log.
 */
final class ExpertLogFit {

  /** Of the time to read all weights: those that are not of experts (39 to 54 %). */
  private static final double ALPHA = 0.5;

  /** A sequence, in times to read all weights (0.3 to 0.9 %). */
  private static final double BETA = 5e-3;

  /** A cached token, in times to read all weights (0 to 5e-7). */
  private static final double GAMMA = 5e-7;

  /** A prompt token, in times to read all weights (0.13 to 0.2 %). */
  private static final double DELTA = 2e-3;

  /** A pair of tokens, in prompt tokens; too small to be told from the log. */
  private static final double EPSILON = 1e-5;

  /** Weight of what is known of other models, in times all the log. */
  private static final double TIE_BREAK = 1e-6;

  /** Of the time per token under load: the weights of a model, to begin with. */
  private static final double WEIGHTS = 0.8;

  private static final double SHORTEST_SECONDS = 1e-6;
  private static final int ROUNDS = 6;

  private final List<LoggedRequest> log;
  private final int training;
  private final Limits limits;
  private final Experts experts;

  ExpertLogFit(List<LoggedRequest> log, int training, Limits limits, Experts experts) {
    this.log = log;
    this.training = training;
    this.limits = limits;
    this.experts = experts;
  }

  /**
   * Returns the engine that fits best.
   *
   * @param tokenSeconds time per token, in the median
   */
  FittedEngine fit(double tokenSeconds) {
    double weights = WEIGHTS * tokenSeconds;
    FittedEngine engine = engine(typical(weights));
    FittedEngine best = engine;
    double least = Double.POSITIVE_INFINITY;
    List<RequestTimes> replayed = Replay.run(engine, limits, log);
    for (int round = 0; round < ROUNDS; round++) {
      engine = engine(solve(engine.cost(), replayed));
      replayed = Replay.run(engine, limits, log);
      double error = LogFit.error(log, replayed, training);
      if (error < least) {
        least = error;
        best = engine;
      }
    }
    return best;
  }

  private double[] typical(double weights) {
    double[] typical = {ALPHA, 1 - ALPHA, BETA, GAMMA, DELTA};
    return Arrays.stream(typical).map(share -> share * weights).toArray();
  }

  private FittedEngine engine(double[] c) {
    double alpha = Math.max(SHORTEST_SECONDS, c[0]);
    return new FittedEngine(
        new StepCost(
            alpha, c[1], experts.total(), experts.active(), c[2], c[3], c[4], c[4] * EPSILON),
        0);
  }

  private double[] solve(StepCost soFar, List<RequestTimes> replayed) {
    List<RequestTimes> times = new ArrayList<>();
    for (int i = 0; i < replayed.size(); i++) {
      times.add(i < training ? log.get(i).times() : replayed.get(i));
    }
    StepSums sums = new StepSums(log, times, experts, limits.replicas(), soFar);
    List<double[]> rows = new ArrayList<>();
    List<Double> wanted = new ArrayList<>();
    double all = 0;
    for (int i = 0; i < training; i++) {
      double measured = times.get(i).tokenSeconds();
      if (measured > 0) {
        double steps = log.get(i).outputTokens() - 1.0;
        double weight = StrictMath.sqrt(steps);
        all += steps;
        rows.add(Arrays.stream(sums.mean(i)).map(mean -> weight * mean / measured).toArray());
        wanted.add(weight);
      }
    }
    double weight = StrictMath.sqrt(TIE_BREAK * all);
    double[] typical = typical(soFar.alpha() + soFar.alphaMoe());
    for (int kind = 0; kind < StepSums.KINDS; kind++) {
      double[] row = new double[StepSums.KINDS];
      row[kind] = weight / typical[kind];
      rows.add(row);
      wanted.add(weight);
    }
    return NonNegativeLeastSquares.solve(
        rows.toArray(double[][]::new), wanted.stream().mapToDouble(w -> w).toArray());
  }
}
