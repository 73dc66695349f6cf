package dev.stampede.models;

import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.Digest;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.demand.ResubmissionSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.queue.Order;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.LimiterSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.QuotaSpec.OutputCharge;
import dev.stampede.models.quota.RefusalSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.theory.Erlang;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.TenantTally;
import dev.stampede.models.work.Tenants;
import dev.stampede.models.work.Tenants.Share;
import dev.stampede.models.work.ToleranceSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Work of which each piece is that of one of several tenants. */
class TenantMixTest {

  private static final int HEAVY = 0;
  private static final int LIGHT = 1;

  private static Tenants mix(double heavy) {
    return new Tenants(List.of(new Share("heavy", heavy), new Share("light", 1 - heavy)));
  }

  private static UseCaseSpec useCase(
      String name,
      Tenants tenants,
      ArrivalSpec arrivals,
      ToleranceSpec tolerance,
      @Nullable ResubmissionSpec resubmission) {
    return new UseCaseSpec(
        name,
        tenants,
        new PopulationSpec(arrivals),
        RequestSpec.UNIT,
        tolerance,
        null,
        0,
        0,
        null,
        null,
        null,
        resubmission);
  }

  private static UseCaseSpec useCase(String name, Tenants tenants, ArrivalSpec arrivals) {
    return useCase(name, tenants, arrivals, ToleranceSpec.ANYTHING, null);
  }

  private static ProviderSpec provider(EngineSpec engine, QuotaSpec quota) {
    return new ProviderSpec("p", engine, quota, 1, 0, 529, true);
  }

  private static QuotaSpec perMinute(long requests) {
    return new QuotaSpec(
        requests, QuotaSpec.UNLIMITED, QuotaSpec.UNLIMITED, OutputCharge.METERED, nanos(60));
  }

  private static long offered(TenantTally tally, int tenant) {
    return tally.count(tenant, outcome -> true);
  }

  private static long failed(TenantTally tally, int tenant) {
    return tally.count(tenant, outcome -> outcome == Outcome.FAILED);
  }

  /** Of 100 at once each tenant has 20 admitted: enough for the light one. */
  @Test
  void heavyTenant_isRefusedAndTheOtherIsNot() {
    TrialResult result =
        new Sketch()
            .useCase(useCase("work", mix(0.9), Sketch.together(100)))
            .provider(provider(servers(100, Sketch.always(1)), perMinute(20)))
            .run();

    TenantTally tally = result.useCases().get(0).tenants();
    assertThat(tally.names()).containsExactly("heavy", "light");
    assertThat(offered(tally, LIGHT)).isBetween(1L, 20L);
    assertThat(offered(tally, HEAVY)).isEqualTo(100 - offered(tally, LIGHT));
    assertThat(failed(tally, LIGHT)).isZero();
    assertThat(failed(tally, HEAVY)).isEqualTo(offered(tally, HEAVY) - 20);
    assertThat(result.providers().get(0).rateLimited()).isEqualTo(failed(tally, HEAVY));
  }

  /** What was refused tries the quota of the same tenant when it comes back. */
  @Test
  void comebacks_areTheSameTenants() {
    ResubmissionSpec again = new ResubmissionSpec(1, Sketch.always(1), 1);
    TrialResult result =
        new Sketch()
            .useCase(useCase("work", mix(0.9), Sketch.together(100), ToleranceSpec.ANYTHING, again))
            .provider(provider(servers(100, Sketch.always(1)), perMinute(20)))
            .run();

    TenantTally tally = result.useCases().get(0).tenants();
    long light = offered(tally, LIGHT);
    assertThat(light).isBetween(1L, 20L);
    // 80 - light came back, and a second refills a third of a call: the quota refuses all of them
    assertThat(offered(tally, HEAVY)).isEqualTo(100 - light + 80 - light);
    assertThat(failed(tally, HEAVY)).isEqualTo(2 * (80 - light));
    assertThat(failed(tally, LIGHT)).isZero();
  }

  /** One server takes tenants in turn: the few pieces of the light one are among the first. */
  @Test
  void fairQueue_takesTheTenantsOfTheWorkInTurn() {
    TenantTally fair = queued(Discipline.of(Order.FAIR));
    TenantTally first = queued(Discipline.FIFO);

    assertThat(offered(fair, LIGHT)).isEqualTo(offered(first, LIGHT)).isBetween(2L, 15L);
    assertThat(late(fair, LIGHT)).isZero();
    assertThat(late(fair, HEAVY)).isPositive();
    assertThat(late(first, LIGHT)).isPositive();
  }

  private static TenantTally queued(Discipline discipline) {
    ToleranceSpec within = new ToleranceSpec(nanos(31), ToleranceSpec.FOREVER, 0, nanos(31));
    return new Sketch()
        .lasting(200, 0)
        .useCase(useCase("work", mix(0.9), Sketch.together(100), within, null))
        .provider("p", servers(1, Sketch.always(1), EngineSpec.UNBOUNDED, discipline, null))
        .run()
        .useCases()
        .get(0)
        .tenants();
  }

  private static long late(TenantTally tally, int tenant) {
    return tally.count(tenant, outcome -> outcome == Outcome.LATE);
  }

  /** With c calls of a tenant at a time, each tenant's refusals are those of Erlang B. */
  @Test
  void refusals_areThoseOfUseCasesWithTheSplitRates() {
    double rate = 6;
    double heavy = 0.75;
    QuotaSpec fiveAtATime = concurrent(5);
    EngineSpec enough = servers(99, new Distribution.Exponential(1));
    Sketch mixed =
        new Sketch()
            .lasting(2_000, 50)
            .useCase(useCase("work", mix(heavy), poisson(rate)))
            .provider(provider(enough, fiveAtATime));
    Sketch apart =
        new Sketch()
            .lasting(2_000, 50)
            .useCase(useCase("heavy", Tenants.of("heavy"), poisson(rate * heavy)))
            .useCase(useCase("light", Tenants.of("light"), poisson(rate * (1 - heavy))))
            .provider(provider(enough, fiveAtATime));
    double lostOfHeavy = Erlang.lost(5, rate * heavy);
    double lostOfLight = Erlang.lost(5, rate * (1 - heavy));
    double seconds = 1_950;

    Replications.of("one use case of two tenants", mixed)
        .expect("refused of heavy", lostOfHeavy, r -> refused(r, 0, HEAVY))
        .expect("refused of light", lostOfLight, r -> refused(r, 0, LIGHT))
        .expect("rate of heavy", rate * heavy, r -> offered(tally(r, 0), HEAVY) / seconds)
        .expect("rate of light", rate * (1 - heavy), r -> offered(tally(r, 0), LIGHT) / seconds)
        .agree();
    Replications.of("two use cases of a tenant each", apart)
        .expect("refused of heavy", lostOfHeavy, r -> refused(r, 0, 0))
        .expect("refused of light", lostOfLight, r -> refused(r, 1, 0))
        .agree();
  }

  private static QuotaSpec concurrent(long calls) {
    return new QuotaSpec(
        List.of(
            new LimitSpec(
                "calls",
                LimitSpec.Meter.CONCURRENCY,
                new LimiterSpec.Concurrency(calls),
                LimitSpec.Reserve.NONE,
                false,
                false,
                1,
                1,
                false,
                RefusalSpec.RATE_LIMITED)),
        List.of());
  }

  private static TenantTally tally(TrialResult result, int useCase) {
    return result.useCases().get(useCase).tenants();
  }

  private static double refused(TrialResult result, int useCase, int tenant) {
    TenantTally tally = tally(result, useCase);
    return (double) failed(tally, tenant) / offered(tally, tenant);
  }

  /** Whose work is, is the same for every architecture and any number of gateways. */
  @Test
  void owners_areTheSameForAllArchitectures() {
    TrialSpec spec =
        new Sketch()
            .useCase(useCase("work", mix(0.3), poisson(20)))
            .provider(provider(servers(1, Sketch.always(1)), perMinute(60)))
            .provider("q", servers(99, Sketch.always(2)))
            .architecture("one", List.of(), "p")
            .architecture("other", List.of(), List.of(Sketch.rung("q")), 3)
            .spec();

    TenantTally one = tally(Sketch.run(spec, 0, 5, 0), 0);
    TenantTally other = tally(Sketch.run(spec, 1, 5, 0), 0);

    for (int tenant = 0; tenant < 2; tenant++) {
      assertThat(offered(one, tenant)).isEqualTo(offered(other, tenant)).isPositive();
    }
    assertThat(failed(one, LIGHT)).isPositive();
    assertThat(failed(other, LIGHT)).isZero();
  }

  /** A tenant with all of the work is the only one. */
  @Test
  void aMixtureOfOne_isThatTenant() {
    assertThat(digest(new Tenants(List.of(new Share("light", 1)))))
        .isEqualTo(digest(Tenants.of("light")));
  }

  private static Digest digest(Tenants tenants) {
    return new Sketch()
        .lasting(50, 0)
        .useCase(useCase("work", tenants, poisson(20)))
        .useCase("rest", poisson(3))
        .provider(provider(servers(20, new Distribution.Exponential(1)), perMinute(300)))
        .run()
        .digest();
  }

  /** Where nothing is scarce, nobody notices whose the work of another use case is. */
  @Test
  void otherUseCases_keepTheirNumbers() {
    UseCaseView before = rest(Tenants.of("heavy"));

    assertThat(rest(mix(0.5))).isEqualTo(before);
    assertThat(before.offered()).isPositive();
  }

  private record UseCaseView(long offered, double meanNanos, long maxNanos) {}

  private static UseCaseView rest(Tenants tenants) {
    var result =
        new Sketch()
            .lasting(50, 0)
            .useCase(useCase("work", tenants, poisson(20)))
            .useCase("rest", poisson(3))
            .provider(provider(servers(9_999, new Distribution.Exponential(1)), QuotaSpec.NONE))
            .run()
            .useCases()
            .get(1);
    return new UseCaseView(
        result.outcomes().offered(), result.endToEnd().mean(), result.endToEnd().percentile(100));
  }

  /** A use case is ours, with all of its work, if any of it is. */
  @Test
  void useCase_isOursIfAnyOfItIs() {
    Tenants partly =
        new Tenants(List.of(new Share(UseCaseSpec.OURSELVES, 0.01), new Share("them", 0.99)));
    Tenants not = new Tenants(List.of(new Share(UseCaseSpec.OURSELVES, 0), new Share("them", 1)));

    assertThat(useCase("a", partly, Sketch.at(1)).isOurs()).isTrue();
    assertThat(useCase("b", not, Sketch.at(1)).isOurs()).isFalse();
    assertThat(useCase("c", mix(0.5), Sketch.at(1)).isOurs()).isFalse();
  }
}
