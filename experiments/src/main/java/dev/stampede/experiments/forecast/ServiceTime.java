package dev.stampede.experiments.forecast;

import dev.stampede.models.call.NetworkSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.EngineSpec.Shape;
import dev.stampede.models.work.RequestSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How long a provider takes for a request of a use case when it has nothing else to do, its network
 * included: values at the middles of equally likely parts of what the time is made of, so that
 * figures do not depend on chance.
 */
public final class ServiceTime {
  private static final int PARTS = 40;
  private static final int PARTS_ALONE = 2_000;

  /** Of one way, where that varies, of both ways together, and of the engine beside these. */
  private static final int PARTS_OF_WAYS = 500;

  private static final int PARTS_OF_TRIPS = 400;
  private static final int PARTS_BESIDE_TRIPS = 500;
  private static final Shape ANY = new Shape(0, 0, 1);

  private final double[] sorted;

  private ServiceTime(double[] seconds) {
    Arrays.sort(seconds);
    this.sorted = seconds;
  }

  /**
   * Returns the times to the end of the answers.
   *
   * @param maxTokens most tokens that the rung lets an answer have
   * @return null where arrivals bring the lengths along that they depend on
   */
  public static @Nullable ServiceTime of(
      ProviderSpec provider, UseCaseSpec useCase, int maxTokens) {
    return of(provider, useCase, Math.min(useCase.request().maxTokens(), maxTokens), false);
  }

  /** Returns the times to the first token; to the end of what is not streamed. */
  public static @Nullable ServiceTime toFirstToken(
      ProviderSpec provider, UseCaseSpec useCase, int maxTokens) {
    return useCase.request().stream()
        ? of(provider, useCase, 1, true)
        : of(provider, useCase, maxTokens);
  }

  private static @Nullable ServiceTime of(
      ProviderSpec provider, UseCaseSpec useCase, int most, boolean firstToken) {
    EngineSpec engine = provider.engine();
    boolean lengths = engine.looksAtPrompts() || (engine.looksAtAnswers() && !firstToken);
    if (useCase.source().meanTokens() != null && lengths) {
      return null;
    }
    NetworkSpec network = provider.network();
    double always = network.varies() ? 0 : 2 * (network.leastNanos() / 1e9);
    ServiceTime time =
        engine.looksAtPrompts() || engine.looksAtAnswers()
            ? byLengths(engine, useCase.request(), most, always)
            : ofAny(engine, always);
    return network.varies() ? time.plus(roundTrips(network), PARTS_BESIDE_TRIPS) : time;
  }

  /** The ways there and back, which do not depend on each other. */
  private static ServiceTime roundTrips(NetworkSpec network) {
    double[] ways = new double[PARTS_OF_WAYS];
    for (int i = 0; i < PARTS_OF_WAYS; i++) {
      ways[i] = network.oneWay().quantile(middle(i, PARTS_OF_WAYS));
    }
    ServiceTime oneWay = new ServiceTime(ways);
    ServiceTime both = oneWay.plus(oneWay, PARTS_OF_WAYS);
    return new ServiceTime(both.middles(PARTS_OF_TRIPS));
  }

  /**
   * Returns the sums of this and an independent time.
   *
   * @param parts that this one is cut into
   */
  private ServiceTime plus(ServiceTime other, int parts) {
    double[] own = middles(parts);
    double[] sums = new double[own.length * other.sorted.length];
    int n = 0;
    for (double one : own) {
      for (double another : other.sorted) {
        sums[n++] = one + another;
      }
    }
    return new ServiceTime(sums);
  }

  private double[] middles(int parts) {
    double[] middles = new double[parts];
    for (int i = 0; i < parts; i++) {
      middles[i] = quantile(middle(i, parts));
    }
    return middles;
  }

  private static ServiceTime byLengths(
      EngineSpec engine, RequestSpec request, int most, double network) {
    double[] times = new double[PARTS * PARTS * PARTS];
    int n = 0;
    for (int i = 0; i < PARTS; i++) {
      double output =
          Math.max(1, Math.min(most, request.outputTokens().quantile(middle(i, PARTS))));
      for (int j = 0; j < PARTS; j++) {
        double u = middle(j, PARTS);
        double prompt = request.inputTokens().quantile(u);
        for (int k = 0; k < PARTS; k++) {
          double v = middle(k, PARTS);
          double computed = prompt * (1 - Math.min(1, request.cachedInput().quantile(v)));
          Shape shape = new Shape(prompt, computed, output);
          times[n++] = network + engine.idleSeconds(shape, u, v);
        }
      }
    }
    return new ServiceTime(times);
  }

  /** The lengths of calls make no difference. */
  private static ServiceTime ofAny(EngineSpec engine, double network) {
    double[] times = new double[PARTS_ALONE];
    for (int i = 0; i < PARTS_ALONE; i++) {
      times[i] = network + engine.idleSeconds(ANY, middle(i, PARTS_ALONE), 0.5);
    }
    return new ServiceTime(times);
  }

  private static double middle(int part, int parts) {
    return (part + 0.5) / parts;
  }

  /** Returns the share of the calls that take longer. */
  public double shareAbove(double seconds) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] > seconds) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return (double) (sorted.length - low) / sorted.length;
  }

  /** Returns the time that a share of the calls take at most. */
  public double quantile(double share) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
  }
}
