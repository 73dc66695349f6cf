package dev.stampede.models.routing;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.attribution.ChainBooks;
import dev.stampede.models.attribution.GuardBooks;
import dev.stampede.models.routing.PoolSpec.Routing;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Tried;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Chooses the endpoint of a pool that a call goes to, and learns from how calls end. */
public final class Router {

  /** No endpoint is healthy. */
  public static final int NONE = -1;

  /** All healthy endpoints have had their fill of this minute. */
  public static final int FULL = -2;

  private static final double STRICT = 1e4;

  private final PoolSpec spec;
  private final int size;
  private final int[] level;
  private final PriorityLoad load;
  private final int[] healthy;
  private final Fitness[] guards;
  private final Usage usage;
  private final LatencyMemory latency;
  private final int[] busy;
  private final double[] weight;

  /** The endpoints that a call may go to, and how many they are. */
  private final int[] candidates;

  private int count;
  private int turn;

  /**
   * Makes a router that has seen nothing.
   *
   * @param random numbers in (0, 1), for what chance decides without a call
   * @param books one on each endpoint
   */
  public Router(PoolSpec spec, DoubleSupplier random, List<ChainBooks> books) {
    this.spec = spec;
    List<EndpointSpec> endpoints = spec.endpoints();
    this.size = endpoints.size();
    int[] priorities = endpoints.stream().mapToInt(EndpointSpec::priority).toArray();
    int[] levels =
        endpoints.stream().mapToInt(EndpointSpec::priority).distinct().sorted().toArray();
    this.level = new int[size];
    int[] ofLevel = new int[levels.length];
    for (int i = 0; i < size; i++) {
      while (levels[level[i]] != priorities[i]) {
        level[i]++;
      }
      ofLevel[level[i]]++;
    }
    double factor = spec.routing() == Routing.PRIORITY ? STRICT : spec.overprovisioning();
    this.load = new PriorityLoad(ofLevel, factor, spec.panicThreshold());
    this.healthy = new int[levels.length];
    this.guards = guards(spec, random, books);
    this.usage = new Usage(endpoints);
    this.latency = new LatencyMemory(size);
    this.busy = new int[size];
    this.candidates = new int[size];
    this.weight = new double[size];
    for (int i = 0; i < size; i++) {
      double price = endpoints.get(i).price();
      weight[i] =
          spec.routing() == Routing.PRICE_WEIGHTED
              ? 1 / (price * price)
              : endpoints.get(i).weight();
    }
  }

  private static Fitness[] guards(PoolSpec spec, DoubleSupplier random, List<ChainBooks> books) {
    List<Fitness> guards = new ArrayList<>();
    if (spec.outliers() != null) {
      guards.add(new OutlierDetector(spec.outliers(), books(books, "outlier_detection"), random));
    }
    if (spec.cooldown() != null) {
      long[] own =
          spec.endpoints().stream().mapToLong(each -> each.own().cooldownNanos()).toArray();
      guards.add(new Cooldown(spec.cooldown(), own, books(books, "cooldown")));
    }
    if (spec.passiveHealth() != null) {
      guards.add(new PassiveHealth(spec.passiveHealth(), books(books, "passive_health")));
    }
    return guards.toArray(Fitness[]::new);
  }

  private static List<GuardBooks> books(List<ChainBooks> books, String kind) {
    return books.stream().map(endpoint -> endpoint.guard(kind)).toList();
  }

  /**
   * Chooses an endpoint for an attempt.
   *
   * @param tried where earlier attempts went, and this one goes; null where that does not matter
   * @param uLevel a number in (0, 1) for what chance decides about the level
   * @param u one for the endpoint
   * @param u2 another one for the endpoint
   * @return its number, or {@link #NONE} or {@link #FULL}
   */
  public int choose(
      @Nullable Tried tried, long nowNanos, int inputTokens, double uLevel, double u, double u2) {
    gather(tried, nowNanos, uLevel);
    if (count == 0) {
      return NONE;
    }
    int chosen = chosen(nowNanos, inputTokens, u, u2);
    if (tried != null && spec.avoidsTried() && chosen >= 0) {
      tried.went(chosen);
    }
    return chosen;
  }

  private int chosen(long nowNanos, int inputTokens, double u, double u2) {
    return switch (spec.routing()) {
      case WEIGHTED, PRICE_WEIGHTED, PRIORITY -> byWeight(u);
      case ROUND_ROBIN -> inTurn();
      case TWO_CHOICES -> lessBusy(drawn(u), drawn(u2));
      case LEAST_BUSY, COST -> least(nowNanos, 0, u);
      case LATENCY -> least(nowNanos, spec.latencyBuffer(), u);
      case USAGE -> byUsage(nowNanos, inputTokens, u);
    };
  }

  /** Draws a level, and finds the endpoints of it that a call may go to. */
  private void gather(@Nullable Tried tried, long nowNanos, double uLevel) {
    long out = tried == null || !spec.avoidsTried() ? 0 : tried.out(1);
    if (!countHealthy(out, nowNanos) && tried != null && out != 0) {
      tried.clear();
      out = 0;
      countHealthy(out, nowNanos);
    }
    load.update(healthy);
    int drawn = level(tried, uLevel);
    count = 0;
    for (int i = 0; i < size; i++) {
      if (level[i] == drawn
          && (load.isInPanic(drawn) || isHealthy(i, nowNanos))
          && ((out >> i) & 1) == 0) {
        candidates[count++] = i;
      }
    }
  }

  /**
   * Counts the endpoints of each level that a call may go to; returns whether there are any.
   *
   * @param out endpoints that are left out, a bit each
   */
  private boolean countHealthy(long out, long nowNanos) {
    Arrays.fill(healthy, 0);
    boolean any = false;
    for (int i = 0; i < size; i++) {
      if (isHealthy(i, nowNanos) && ((out >> i) & 1) == 0) {
        healthy[level[i]]++;
        any = true;
      }
    }
    return any;
  }

  /** Leaves levels out that were tried; when all were, it begins anew. */
  private int level(@Nullable Tried tried, double u) {
    if (tried == null || spec.attemptsPerPriority() == 0) {
      return load.level(u);
    }
    long out = tried.out(spec.attemptsPerPriority());
    int drawn = out == 0 ? PriorityLoad.NONE : load.levelWithout(out, u);
    if (drawn == PriorityLoad.NONE) {
      if (out != 0) {
        tried.clear();
      }
      drawn = load.level(u);
    }
    tried.went(drawn);
    return drawn;
  }

  /** Whether nothing leaves an endpoint alone. */
  public boolean isHealthy(int endpoint, long nowNanos) {
    for (Fitness guard : guards) {
      if (guard.isOut(endpoint, nowNanos)) {
        return false;
      }
    }
    return true;
  }

  private int byWeight(double u) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += weight[candidates[k]];
    }
    double left = u * sum;
    int k = 0;
    while (k < count - 1 && left >= weight[candidates[k]]) {
      left -= weight[candidates[k]];
      k++;
    }
    return candidates[k];
  }

  private int inTurn() {
    int k = 0;
    while (k < count - 1 && candidates[k] < turn) {
      k++;
    }
    int chosen = candidates[k] < turn ? candidates[0] : candidates[k];
    turn = chosen + 1;
    return chosen;
  }

  private int drawn(double u) {
    return candidates[(int) (u * count)];
  }

  private int lessBusy(int one, int other) {
    return busy[other] < busy[one] ? other : one;
  }

  /** What routing compares of an endpoint; less is better. */
  private double figure(int endpoint, long nowNanos) {
    return switch (spec.routing()) {
      case LEAST_BUSY -> (busy[endpoint] + 1) / weight[endpoint];
      case LATENCY -> latency.mean(endpoint, nowNanos);
      case USAGE -> usage.tokens(endpoint);
      default -> spec.endpoints().get(endpoint).price();
    };
  }

  /** One of those whose figure is at most so much above the least, by chance. */
  private int least(long nowNanos, double buffer, double u) {
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      least = Math.min(least, figure(candidates[k], nowNanos));
    }
    int good = 0;
    for (int k = 0; k < count; k++) {
      if (figure(candidates[k], nowNanos) <= least * (1 + buffer)) {
        candidates[good++] = candidates[k];
      }
    }
    count = good;
    return drawn(u);
  }

  private int byUsage(long nowNanos, int inputTokens, double u) {
    int fitting = 0;
    for (int k = 0; k < count; k++) {
      if (usage.hasRoom(candidates[k], nowNanos, inputTokens)) {
        candidates[fitting++] = candidates[k];
      }
    }
    count = fitting;
    return count == 0 ? FULL : least(nowNanos, 0, u);
  }

  /** A call goes to an endpoint. */
  public void began(int endpoint, long nowNanos) {
    busy[endpoint]++;
    usage.sent(endpoint, nowNanos);
    for (Fitness guard : guards) {
      guard.began(endpoint, nowNanos);
    }
  }

  /** An endpoint has taken the connection of a call up. */
  public void connected(int endpoint, long nowNanos) {
    for (Fitness guard : guards) {
      guard.connected(endpoint, nowNanos);
    }
  }

  /** A call to an endpoint is taken back, which tells nothing of it. */
  public void cancelled(int endpoint) {
    busy[endpoint]--;
  }

  /**
   * A call to an endpoint is taken back because it took too long.
   *
   * @param streaming whether tokens were coming
   */
  public void timedOut(int endpoint, long nowNanos, boolean streaming) {
    busy[endpoint]--;
    for (Fitness guard : guards) {
      guard.timedOut(endpoint, nowNanos, streaming);
    }
  }

  /**
   * A call to an endpoint has ended.
   *
   * @param beganNanos when it began
   * @param stream whether the time to the first token is what counts, and not that of each token
   */
  public void ended(
      int endpoint,
      long nowNanos,
      Answer answer,
      long beganNanos,
      boolean stream,
      int inputTokens,
      int outputTokens) {
    busy[endpoint]--;
    boolean hadBegun = stream && answer.firstTokenNanos != Answer.NEVER;
    for (Fitness guard : guards) {
      if (hadBegun && !answer.isOk()) {
        guard.brokeOff(endpoint, nowNanos, answer);
      } else {
        guard.ended(endpoint, nowNanos, answer);
      }
    }
    if (answer.isOk()) {
      usage.answered(endpoint, nowNanos, (long) inputTokens + outputTokens);
      double nanos =
          stream
              ? answer.firstTokenNanos - beganNanos
              : (double) (nowNanos - beganNanos) / Math.max(1, outputTokens);
      latency.add(endpoint, nowNanos, Seconds.of(nanos));
    }
  }
}
