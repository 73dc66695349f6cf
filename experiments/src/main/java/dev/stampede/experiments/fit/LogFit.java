package dev.stampede.experiments.fit;

import dev.stampede.models.batching.StepCost;
import java.util.List;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Fits the cost of a step to the first requests of a log: the whole log is replayed, as what comes
 * later delays them too, and the relative errors of the times of these requests are made small.
 *
 * <p>Of a dense model two numbers are fitted, because a log tells no more; for experts see {@link
 * ExpertLogFit}. One scales all that the memory's speed decides: reading weights, what a sequence
 * adds, and reading caches. The other scales what the speed of arithmetic decides: prompts. Within
 * each, the proportions are those of dense models of 7 to 70 billion parameters as the field
 * measured and published them until 2026; they differ by a factor of about two from one to the
 * next, which moves the times of a batch by a few per cent.
 */
public final class LogFit {

  /** A sequence, in steps without any; from BLIS's and vLLM's figures, 0.0003 to 0.003. */
  private static final double BETA = 2e-3;

  /** A cached token, in steps without any: its bytes over those of the weights. */
  private static final double GAMMA = 1e-5;

  /** A prompt token, in steps without any, to begin with. */
  private static final double DELTA = 5e-3;

  /** A pair of tokens, in prompt tokens: attention's arithmetic over that of the weights. */
  private static final double EPSILON = 1e-5;

  /** A step without any sequence, in times per token under load, to begin with. */
  private static final double ALPHA = 0.4;

  /** Added to times to the first token, so that the shortest of them do not count most. */
  private static final double FLOOR_SECONDS = 0.1;

  private static final int MOST_REPLAYS = 300;
  private static final double CHANGE = 1e-6;
  private static final double FIRST_STEP = 0.3;

  /** A replay is not smooth in its cost, so a search may end too early; it begins again there. */
  private static final int STARTS = 2;

  private final List<LoggedRequest> log;
  private final int training;
  private final Limits limits;
  private final double alpha;

  private LogFit(List<LoggedRequest> log, int training, Limits limits, double tokenSeconds) {
    this.log = log;
    this.training = training;
    this.limits = limits;
    this.alpha = ALPHA * tokenSeconds;
  }

  /**
   * Returns the engine that fits best. Logs are written by engines, behind the front end, so the
   * time in it is 0.
   *
   * @param log in order of arrival; each request fits into the engine's cache
   * @param training so many requests are fitted to; some have answers of two tokens or more
   */
  public static FittedEngine fit(
      List<LoggedRequest> log, int training, Limits limits, Experts experts) {
    double tokenSeconds =
        Statistic.P50.of(
            log.subList(0, training).stream()
                .mapToDouble(request -> request.times().tokenSeconds())
                .filter(Double::isFinite)
                .toArray());
    return experts.isDense()
        ? new LogFit(log, training, limits, tokenSeconds).fit()
        : new ExpertLogFit(log, training, limits, experts).fit(tokenSeconds);
  }

  private FittedEngine fit() {
    double[] best = new double[2];
    for (int start = 0; start < STARTS; start++) {
      best =
          new SimplexOptimizer(new SimpleValueChecker(CHANGE, CHANGE))
              .optimize(
                  new MaxEval(MOST_REPLAYS),
                  new ObjectiveFunction(this::error),
                  GoalType.MINIMIZE,
                  new InitialGuess(best),
                  new NelderMeadSimplex(2, FIRST_STEP))
              .getPoint();
    }
    return engine(best);
  }

  private FittedEngine engine(double[] logarithms) {
    double memory = alpha * StrictMath.exp(logarithms[0]);
    double arithmetic = alpha * DELTA * StrictMath.exp(logarithms[1]);
    return new FittedEngine(
        StepCost.dense(memory, memory * BETA, memory * GAMMA, arithmetic, arithmetic * EPSILON), 0);
  }

  private double error(double[] logarithms) {
    return error(log, Replay.run(engine(logarithms), limits, log), training);
  }

  /**
   * Mean distance of the logarithms, which a few requests that the model gets wrong do not decide
   * as they would with squares: of the times to the first token, to the last, and per token.
   */
  static double error(List<LoggedRequest> log, List<RequestTimes> replayed, int training) {
    double sum = 0;
    for (int i = 0; i < training; i++) {
      RequestTimes measured = log.get(i).times();
      RequestTimes predicted = replayed.get(i);
      sum +=
          distance(
                  predicted.firstTokenSeconds() + FLOOR_SECONDS,
                  measured.firstTokenSeconds() + FLOOR_SECONDS)
              + distance(predicted.endSeconds(), measured.endSeconds());
      if (measured.tokenSeconds() > 0) {
        sum += distance(predicted.tokenSeconds(), measured.tokenSeconds());
      }
    }
    return sum / training;
  }

  private static double distance(double predicted, double measured) {
    return Math.abs(StrictMath.log(predicted / measured));
  }
}
