package dev.stampede.scenarios.review;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.EngineSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.work.RequestSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How long a provider takes for a request of a use case when it has nothing else to do, its network
 * included: values at the middles of equally likely parts of what the time is made of, so that
 * figures do not depend on chance.
 */
final class ServiceTime {
  private static final int PARTS = 40;
  private static final int PARTS_ALONE = 2_000;

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
  static @Nullable ServiceTime of(ProviderSpec provider, UseCaseSpec useCase, int maxTokens) {
    return of(provider, useCase, Math.min(useCase.request().maxTokens(), maxTokens), false);
  }

  /** Returns the times to the first token; to the end of what is not streamed. */
  static @Nullable ServiceTime toFirstToken(
      ProviderSpec provider, UseCaseSpec useCase, int maxTokens) {
    return useCase.request().stream()
        ? of(provider, useCase, 1, true)
        : of(provider, useCase, maxTokens);
  }

  private static @Nullable ServiceTime of(
      ProviderSpec provider, UseCaseSpec useCase, int most, boolean firstToken) {
    double network = 2 * (provider.networkNanos() / 1e9);
    EngineSpec engine = provider.engine();
    if (engine instanceof EngineSpec.Servers servers) {
      return alone(servers.service(), network);
    }
    if (engine instanceof EngineSpec.Sharing sharing) {
      return alone(sharing.service(), network);
    }
    boolean lengths = !firstToken || engine instanceof EngineSpec.Batching;
    if (useCase.source().meanTokens() != null && lengths) {
      return null;
    }
    RequestSpec request = useCase.request();
    double[] times = new double[PARTS * PARTS * PARTS];
    int n = 0;
    for (int i = 0; i < PARTS; i++) {
      double output =
          Math.max(1, Math.min(most, request.outputTokens().quantile(middle(i, PARTS))));
      for (int j = 0; j < PARTS; j++) {
        for (int k = 0; k < PARTS; k++) {
          times[n++] =
              network + seconds(engine, request, output, middle(j, PARTS), middle(k, PARTS));
        }
      }
    }
    return new ServiceTime(times);
  }

  private static ServiceTime alone(Distribution service, double network) {
    double[] times = new double[PARTS_ALONE];
    for (int i = 0; i < PARTS_ALONE; i++) {
      times[i] = network + service.quantile(middle(i, PARTS_ALONE));
    }
    return new ServiceTime(times);
  }

  private static double middle(int part, int parts) {
    return (part + 0.5) / parts;
  }

  private static double seconds(
      EngineSpec engine, RequestSpec request, double output, double u, double v) {
    if (engine instanceof EngineSpec.Tokens tokens) {
      return tokens.firstToken().quantile(u) + (output - 1) / tokens.tokensPerSecond().quantile(v);
    }
    ReplicaSpec replica = ((EngineSpec.Batching) engine).batching().replica();
    double prompt = request.inputTokens().quantile(u);
    double computed = prompt * (1 - Math.min(1, request.cachedInput().quantile(v)));
    double steps = Math.ceil(computed / replica.maxBatchedTokens());
    double pairs = computed * (prompt - computed / 2);
    double prefill =
        replica.cost().seconds(0, 0, computed, pairs) + (steps - 1) * replica.cost().alpha();
    double decode = output * replica.cost().seconds(1, prompt + output / 2, 0, 0);
    return replica.frontNanos() / 1e9 + prefill + decode;
  }

  /** Returns the share of the calls that take longer. */
  double shareAbove(double seconds) {
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
  double quantile(double share) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
  }
}
