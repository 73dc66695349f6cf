package dev.stampede.scenarios.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.forecast.Backlog;
import dev.stampede.experiments.forecast.Offered;
import dev.stampede.experiments.forecast.ProviderLoad;
import dev.stampede.experiments.forecast.SizeForecast;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.Chance;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.MarketSpec.Calls;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forecasts of a kind of arrivals that nobody else knows of. */
class OwnArrivalsTest {

  private static final long SECOND = 1_000_000_000L;

  /** Bursts that are known by nothing but their course: 2/s, and 6/s from 100 s to 200 s. */
  private record Bursts() implements ArrivalSpec {

    @Override
    public ArrivalProcess open(Chance chance) {
      throw new AssertionError("a forecast runs nothing");
    }

    @Override
    public DemandCurve expected() {
      return CurveDemand.of(2, List.of(new Surge(100 * SECOND, 3, 0, 100 * SECOND, 0)));
    }

    @Override
    public double peakPerSecond() {
      return 6;
    }

    @Override
    public MeanTokens meanTokens() {
      return new MeanTokens(1000, 51);
    }
  }

  /** 51 tokens, the first after 0.5 s and then ten a second: 5.5 s a call, 20 calls at a time. */
  private static final String SCENARIO =
      """
      apiVersion: stampede/v1
      name: bursts
      duration: 300s
      demand: {work: {arrivals: {rate: 1/s}}}
      providers:
        north: {engine: {tokens: 20, first_token: 500ms, tokens_per_second: 10/s}}
      architectures:
        cached: {ladder: [{cache: {hit: 25%, quality: 1}}, north]}
      """;

  private static TrialSpec trial() {
    Problems problems = new Problems();
    Scenario scenario =
        ScenarioReader.read(
            Source.of("bursts.yaml", SCENARIO),
            List.of(),
            Path.of(""),
            LocalDate.of(2026, 11, 29),
            problems);
    if (scenario == null) {
      throw new AssertionError(problems.render());
    }
    TrialSpec read = scenario.trial();
    UseCaseSpec bursts =
        new UseCaseSpec(
            "work",
            UseCaseSpec.OURSELVES,
            new PopulationSpec(new Bursts()),
            RequestSpec.UNIT,
            ToleranceSpec.ANYTHING,
            null,
            0,
            0,
            null);
    return new TrialSpec(
        read.horizon(),
        read.drain(),
        read.limits(),
        List.of(bursts),
        read.providers(),
        read.faults(),
        read.architectures());
  }

  private final TrialSpec trial = trial();
  private final ProviderSpec north = trial.providers().get(0);

  private List<Offered> offered(ProviderSpec provider) {
    return new ProviderLoad(trial).offered(provider, trial.architectures().get(0));
  }

  /** Three quarters pass the cache: 1.5/s outside bursts, 4.5/s inside. */
  @Test
  void load_isWhatPassesTheCache() {
    List<Offered> offered = offered(north);
    assertThat(offered).hasSize(1);
    assertThat(offered.get(0).perSecond()).isEqualTo(1.5);
    assertThat(offered.get(0).rate(150 * SECOND)).isEqualTo(4.5);
    assertThat(offered.get(0).serviceSeconds()).isEqualTo(5.5);
  }

  /** 24.75 seconds of work arrive in a second and 20 are done: 475 wait at 200 s, 86.4 calls. */
  @Test
  void queue_growsInTheBurst() {
    List<Offered> offered = offered(north);
    Backlog backlog = Backlog.of(north.engine(), offered, 300 * SECOND);
    assertThat(backlog.calls()).isCloseTo(475 / 5.5, within(1e-9));
    assertThat(backlog.atNanos()).isEqualTo(200 * SECOND);
    assertThat(backlog.busiestPerSecond()).isEqualTo(4.5);
    assertThat(backlog.servedPerSecond()).isCloseTo(20 / 5.5, within(1e-12));
  }

  /** 2/s for 300 s and 4/s more for 100 s. */
  @Test
  void size_countsAllOfIt() {
    assertThat(SizeForecast.of(new ProviderLoad(trial)).requests()).isCloseTo(1000, within(1e-9));
  }

  /** A market of as many bursts, whose answers have 101 tokens: 10.5 s a call. */
  @Test
  void market_ofTheseArrivals_comesOnTop() {
    Calls calls = new Calls(1000, 1000, 101, 60);
    DemandCurve curve = new Bursts().expected();
    ProviderSpec shared =
        north.with(new MarketSpec(curve, calls, 0, null, null, MarketSpec.SECOND));
    List<Offered> offered = offered(shared);
    assertThat(offered).hasSize(2);
    assertThat(offered.get(1).perSecond()).isEqualTo(2);
    assertThat(offered.get(1).work(100 * SECOND)).isEqualTo(6 * 10.5);
  }
}
