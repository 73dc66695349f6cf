package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.call.Call;
import dev.stampede.models.work.Draw;
import java.util.function.Consumer;

/** How long a server takes for a call. */
interface Service {

  /** A hundred years: longer than any run, and short enough to be added to any time in it. */
  double LONGEST_NANOS = Distribution.HUNDRED_YEARS_IN_SECONDS * 1e9;

  /** Returns a time that takes a number of times as long, at most a hundred years. */
  static long stretched(long nanos, double factor) {
    return Math.round(Math.min(nanos * factor, LONGEST_NANOS));
  }

  /** Service of a call begins. */
  default void begins(Call call) {}

  /** Nanoseconds from the start of service to the first token. */
  long firstTokenNanos(Call call);

  /** Nanoseconds from the first token to the end of service. */
  long streamNanos(Call call);

  /**
   * Returns what lets calls get on.
   *
   * @param done hears of those that are done and whose own timer does not tell
   */
  default Progress progress(LogicalProcess process, Consumer<Job> done) {
    return new OwnPace(process, this);
  }

  /**
   * Returns the mean time of a call in seconds, as long as nothing slows it down.
   *
   * @param outputTokens mean length of an answer
   */
  double meanSeconds(double outputTokens);

  /** A time of any law; the answer comes whole at its end. */
  record OfAnyLaw(Distribution seconds, Handling handling) implements Service {
    @Override
    public void begins(Call call) {
      handling.begins(call);
    }

    @Override
    public long firstTokenNanos(Call call) {
      return seconds.quantileNanos(handling.chance(call));
    }

    @Override
    public long streamNanos(Call call) {
      return 0;
    }

    @Override
    public double meanSeconds(double outputTokens) {
      return seconds.mean();
    }
  }

  /**
   * A time to the first token, then a stream of the others.
   *
   * @param slowdown how both get slower as the engine fills
   */
  record OfTokens(Distribution firstToken, Distribution tokensPerSecond, SlowdownSpec slowdown)
      implements Service {

    @Override
    public Progress progress(LogicalProcess process, Consumer<Job> done) {
      return slowdown.equals(SlowdownSpec.NONE)
          ? new OwnPace(process, this)
          : new CommonPace(process, this, slowdown, done);
    }

    @Override
    public long firstTokenNanos(Call call) {
      return firstToken.quantileNanos(Draw.FIRST_TOKEN.uniform(call.key));
    }

    @Override
    public long streamNanos(Call call) {
      double speed = tokensPerSecond.quantile(Draw.SERVICE.uniform(call.key));
      double stream = Math.max(0, call.outputTokens - 1) / speed;
      return Math.round(Math.min(stream, Distribution.HUNDRED_YEARS_IN_SECONDS) * 1e9);
    }

    /** The mean of one over the speed is that of a thousand equally likely ones. */
    @Override
    public double meanSeconds(double outputTokens) {
      int parts = 1000;
      double secondsPerToken = 0;
      for (int i = 0; i < parts; i++) {
        secondsPerToken += 1 / tokensPerSecond.quantile((i + 0.5) / parts) / parts;
      }
      return firstToken.mean() + Math.max(0, outputTokens - 1) * secondsPerToken;
    }
  }
}
