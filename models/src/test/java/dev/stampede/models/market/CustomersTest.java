package dev.stampede.models.market;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static dev.stampede.models.market.MarketTest.calls;
import static dev.stampede.models.market.MarketTest.provider;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.market.CustomersSpec.Group;
import dev.stampede.models.market.CustomersSpec.Limits;
import dev.stampede.models.market.MarketSpec.Calls;
import dev.stampede.models.market.MarketSpec.CustomerClass;
import dev.stampede.models.market.MarketSpec.Retrial;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Customers with limits of their own. */
class CustomersTest {

  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final Distribution EQUAL = always(1);
  private static final long FIRST_SEED = Long.getLong("stampede.seed", 1L);

  static Limits rpm(double callsPerMinute) {
    return new Limits(callsPerMinute, NONE, NONE, NONE);
  }

  private static MarketSpec market(
      DemandCurve demand, CustomersSpec customers, @Nullable Retrial retrial) {
    return new MarketSpec(demand, Calls.EMPTY, 0, null, retrial, MarketSpec.SECOND)
        .with(List.of(new CustomerClass("customers", 1, 0, customers)));
  }

  private static MarketFigures run(double seconds, double warmup, MarketSpec market) {
    TrialResult result =
        new Sketch()
            .lasting(seconds, warmup)
            .useCase("ours", Sketch.at(1))
            .provider(provider("p", servers(1_000_000, always(1)), market))
            .run();
    return MarketTest.market(result, 0).all();
  }

  /**
   * A hundred customers with a call a second, two allowed and 120 in a full bucket: in a surge of
   * five times for 200 s these last for 120 / (5 - 2) = 40 s; then three a second are refused. At
   * the end those of a step and of a service are inside.
   */
  @Test
  void surge_emptiesTheBucketsAndIsRefusedThen() {
    Surge five = new Surge(nanos(100), 5, 0, nanos(200), 0);
    MarketFigures figures =
        run(400, 0, market(calls(100, five), new CustomersSpec(100, EQUAL, rpm(120), 60), null));

    assertThat(figures.offered()).isCloseTo(100.0 * (400 + 4 * 200), within(1.0));
    assertThat(figures.limited()).isCloseTo(300.0 * 160, within(600.0));
    assertThat(figures.refused()).isEqualTo(figures.limited());
    assertThat(figures.served())
        .isCloseTo(figures.offered() - figures.limited() - 200, within(10.0));
  }

  /** Buckets of one call, half as many calls as are allowed: M/D/1/1 loses 1 / 3 by chance. */
  @Test
  void smallBuckets_loseByChance() {
    MarketFigures figures =
        run(400, 100, market(calls(100), new CustomersSpec(100, EQUAL, rpm(120), 0), null));

    assertThat(figures.limited() / figures.offered()).isCloseTo(1 / 3.0, within(0.001));
  }

  /**
   * Sizes from 0 to twice the mean, twice their calls and 2.4 times the mean allowed: of all up to
   * 1.2 everything is let through, 0.72 of a mean, and of the other 40 % 2.4, 1.68 of 2 together.
   */
  @Test
  void largeCustomers_areLimitedAndSmallOnesAreNot() {
    CustomersSpec customers = new CustomersSpec(1000, new Distribution.Uniform(0, 2), rpm(144), 10);
    Surge twice = new Surge(0, 2, 0, nanos(2000), 0);
    MarketFigures figures = run(2000, 1000, market(calls(1000, twice), customers, null));

    assertThat(figures.limited() / figures.offered()).isCloseTo(0.32 / 2, within(0.003));
  }

  /** Half of the 40 % that are refused come again, and half of those refused of them, ... */
  @Test
  void refused_comeAgainToTheirOwnBucket() {
    Surge five = new Surge(0, 5, 0, nanos(2000), 0);
    MarketFigures figures =
        run(
            2000,
            1000,
            market(
                calls(100, five),
                new CustomersSpec(100, EQUAL, rpm(180), 60),
                new Retrial(0.5, 10)));

    double offered = (500 - 0.5 * 300) / (1 - 0.5); // x = 500 + 0.5 (x - 300)
    assertThat(figures.offered()).isCloseTo(offered * 1000, within(0.005 * offered * 1000));
    assertThat(figures.limited()).isCloseTo((offered - 300) * 1000, within(0.01 * 400_000));
  }

  /** Everybody's limit is the least of all; those of tokens count by the calls' mean tokens. */
  @Test
  void limits_areTheLeastOfAll() {
    Calls calls = new Calls(600, 600, 50, 25);
    assertThat(new Limits(120, 60_000, 12_000, NONE).perSecond(calls))
        .isCloseTo(100 / 60.0, within(1e-9));
    assertThat(new Limits(120, 60_000, 3_000, NONE).perSecond(calls)).isEqualTo(1);
    assertThat(new Limits(120, 1, 1, NONE).perSecond(Calls.EMPTY)).isEqualTo(2);
    assertThat(
            new CustomersSpec(10, EQUAL, new Limits(NONE, NONE, NONE, 1.5), 60).groups(20, calls))
        .containsExactly(new Group(1, 10, 3, 180));
    CustomersSpec both = new CustomersSpec(10, EQUAL, new Limits(150, NONE, NONE, 1.5), 60);
    assertThat(both.groups(20, calls)).containsExactly(new Group(1, 10, 2.5, 150));
    assertThat(both.growthToLimit(20, calls)).isEqualTo(1.25);
    assertThat(both.growthToLimit(0, calls)).isInfinite();
    assertThat(both.smallestBurst(20, calls)).isEqualTo(150);
  }

  @Test
  void groups_areOfEqualShares() {
    Distribution sizes = Distribution.Lognormal.ofPercentiles(1, 0.99, 20);
    List<Group> groups = new CustomersSpec(1000, sizes, rpm(60), 60).groups(100, Calls.EMPTY);

    assertThat(groups).hasSizeBetween(8, 12);
    assertThat(groups.stream().mapToDouble(Group::share).sum()).isCloseTo(1, within(1e-9));
    assertThat(groups.stream().mapToDouble(Group::customers).sum()).isCloseTo(1000, within(1e-6));
    assertThat(groups).allMatch(group -> group.share() < 0.2);
  }

  @Test
  void whatCannotBe_isRefused() {
    assertThatThrownBy(() -> new Limits(NONE, NONE, NONE, NONE)).hasMessageContaining("customers");
    assertThatThrownBy(() -> rpm(0)).hasMessageContaining("rpm");
    assertThatThrownBy(() -> new CustomersSpec(0, EQUAL, rpm(1), 60)).hasMessageContaining("count");
    assertThatThrownBy(() -> new CustomersSpec(1, EQUAL, rpm(1), -1)).hasMessageContaining("burst");
  }

  /** A customer with a token bucket, call by call. */
  private static final class Customer {
    private final SplittableRandom random;
    private double level;
    private double at;
    private long offered;
    private long refused;

    Customer(SplittableRandom random) {
      this.random = random;
    }

    private double exponential(double mean) {
      return -mean * Math.log(1 - random.nextDouble());
    }

    void run(double base, Surge surge, double limit, double capacity, Retrial retrial, double end) {
      PriorityQueue<Double> calls = new PriorityQueue<>();
      double from = surge.atNanos() / 1e9;
      double until = from + surge.holdNanos() / 1e9;
      for (double t = exponential(1 / (base * surge.peak())); t < end; ) {
        boolean high = t >= from && t < until;
        if (high || random.nextDouble() < 1 / surge.peak()) {
          calls.add(t);
        }
        t += exponential(1 / (base * surge.peak()));
      }
      level = capacity;
      while (!calls.isEmpty() && calls.peek() < end) {
        double now = calls.remove();
        level = Math.min(capacity, level + (now - at) * limit);
        at = now;
        offered++;
        if (level >= 1) {
          level -= 1;
        } else {
          refused++;
          if (random.nextDouble() < retrial.share()) {
            calls.add(now + exponential(retrial.afterSeconds()));
          }
        }
      }
    }
  }

  /**
   * 2000 customers of lognormal sizes, three times their calls for 300 s, and two in three of those
   * refused come again. With a burst of 2 s the market was refused 1.4 % less often, as its twelve
   * groups stand for 2000 sizes; with one of a minute 0.2 %.
   */
  @Test
  void aDiscreteCrowd_isRefusedAsOften() {
    for (double burst : new double[] {2, 60}) {
      Surge three = new Surge(nanos(300), 3, 0, nanos(300), 0);
      Retrial retrial = new Retrial(2 / 3.0, 20);
      Distribution sizes = Distribution.Lognormal.ofPercentiles(1, 0.95, 4);
      double perMean = 0.5;
      SplittableRandom random = new SplittableRandom(FIRST_SEED);
      int count = 2000;
      double[] size = new double[count];
      double mean = 0;
      for (int i = 0; i < count; i++) {
        size[i] = sizes.quantile((i + 0.5) / count);
        mean += size[i] / count;
      }
      long offered = 0;
      long refused = 0;
      for (int i = 0; i < count; i++) {
        Customer customer = new Customer(random.split());
        customer.run(perMean * size[i] / mean, three, 1, Math.max(1, burst), retrial, 900);
        offered += customer.offered;
        refused += customer.refused;
      }
      MarketFigures figures =
          run(
              900,
              0,
              market(
                  calls(perMean * count, three),
                  new CustomersSpec(count, sizes, rpm(60), burst),
                  retrial));

      assertThat(figures.limited()).isCloseTo((double) refused, within(0.03 * refused));
      assertThat(figures.offered()).isCloseTo((double) offered, within(0.01 * offered));
    }
  }
}
