package dev.stampede.scenarios.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.forecast.Backlog;
import dev.stampede.experiments.forecast.Offered;
import dev.stampede.experiments.forecast.ProviderLoad;
import dev.stampede.experiments.forecast.ServiceTime;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Struck;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.Engine;
import dev.stampede.models.server.EngineSite;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.language.Blueprint;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An engine and an effect that no rule knows answer all that rules and forecasts ask of them. */
class NewEngineTest {

  private static final String TEXT =
      """
      apiVersion: stampede/v1
      name: base
      duration: 1h
      demand:
        chat:
          arrivals: {rate: 2/s}
          request: {input_tokens: 100, output_tokens: 41}
          tolerance: {deadline: 1000s}
      providers:
        north: {engine: {servers: 10, service: 1s}, network: 1s}
      architectures:
        a: {chain: [{concurrency_limit: 7}], ladder: [north]}
      """;

  /** Four at a time and two that wait; 3 s, as much again by chance, and 0.1 s for each token. */
  private record Typewriters() implements EngineSpec {
    @Override
    public int rented() {
      return 1;
    }

    @Override
    public Engine open(EngineSite site) {
      throw new UnsupportedOperationException("nothing runs");
    }

    @Override
    public int units() {
      return 4;
    }

    @Override
    public double capacity() {
      return 4;
    }

    @Override
    public boolean streams() {
      return false;
    }

    @Override
    public Discipline discipline() {
      return Discipline.FIFO;
    }

    @Override
    public boolean hasQueue() {
      return true;
    }

    @Override
    public double room() {
      return 6;
    }

    @Override
    public boolean isUnlimited() {
      return false;
    }

    @Override
    public Set<Status> ends() {
      return Set.of(Status.GAVE_UP);
    }

    @Override
    public boolean takesMarket() {
      return false;
    }

    @Override
    public boolean looksAtPrompts() {
      return false;
    }

    @Override
    public boolean looksAtAnswers() {
      return true;
    }

    @Override
    public double meanSeconds(Shape shape) {
      return 4.5 + shape.outputTokens() / 10;
    }

    @Override
    public double idleSeconds(Shape shape, double u, double v) {
      return 3 + 3 * u + shape.outputTokens() / 10;
    }
  }

  /** Loses answers, whatever else. */
  private record Fog() implements Effect {

    @Override
    public String kind() {
      return "fog";
    }

    @Override
    public void begin(Struck provider) {
      throw new UnsupportedOperationException("nothing runs");
    }

    @Override
    public Set<Integer> statuses() {
      return Set.of(418);
    }

    @Override
    public boolean cutsOff() {
      return true;
    }

    @Override
    public boolean losesAnswers() {
      return true;
    }

    @Override
    public boolean isHidden() {
      return false;
    }

    @Override
    public boolean sparesSome() {
      return false;
    }
  }

  private final Effective effective = Effective.root();
  private final Problems problems = new Problems();
  private final TrialSpec trial = trial();

  private TrialSpec trial() {
    Blueprint blueprint =
        ScenarioReader.blueprint(
            Source.of("base.yaml", TEXT),
            List.of(),
            Path.of(""),
            LocalDate.of(2026, 11, 26),
            problems,
            effective);
    if (blueprint == null) {
      throw new AssertionError(problems.render());
    }
    TrialSpec read = blueprint.scenario().trial();
    ProviderSpec north = read.providers().get(0);
    ProviderSpec typing =
        new ProviderSpec(
            north.name(),
            new Typewriters(),
            north.quota(),
            north.quality(),
            north.network().leastNanos(),
            north.fullStatus(),
            north.cancelStopsWork());
    return new TrialSpec(
        read.horizon(),
        read.drain(),
        read.limits(),
        read.useCases(),
        List.of(typing),
        FaultPlan.of(List.of(new FaultSpec("f", "north", 0, 1, new Fog()))),
        read.architectures());
  }

  private Subject subject() {
    return new Subject(trial, effective, new ProviderLoad(trial));
  }

  private ProviderSpec typing() {
    return trial.providers().get(0);
  }

  @Test
  void load_isWhatTheEngineSaysOfMeanLengths() {
    // 2 calls a second of 4.5 + 4.1 s each are 17.2 servers' work, and 4 do 4 / 8.6 calls a second.
    List<Offered> offered = new ProviderLoad(trial).offered(typing(), trial.architectures().get(0));
    assertThat(offered.get(0).serviceSeconds()).isCloseTo(8.6, within(1e-9));
    Backlog backlog = Backlog.of(typing().engine(), offered, trial.durationNanos());
    assertThat(backlog.servedPerSecond()).isCloseTo(4 / 8.6, within(1e-9));
    assertThat(backlog.calls()).isCloseTo((17.2 - 4) * 3600 / 8.6, within(1e-6));
  }

  @Test
  void serviceTime_isThatOfAnIdleEngine() {
    // The network takes 2 s, all 41 tokens 4.1 s, and u is uniform: at least 9.1, on average 10.6.
    ServiceTime time = ServiceTime.of(typing(), trial.useCases().get(0), Integer.MAX_VALUE);
    if (time == null) {
      throw new AssertionError("the engine says how long it takes");
    }
    assertThat(time.shareAbove(9.1)).isEqualTo(1);
    assertThat(time.shareAbove(10.6)).isEqualTo(0.5);
    assertThat(time.shareAbove(12.1)).isZero();
  }

  @Test
  void rules_askTheEngineAndTheEffect() {
    Review.forAdvice().judge(subject(), problems);
    assertThat(problems.list())
        .extracting(Problem::message)
        .contains(
            "the gateway lets 7 calls through at a time, and north refuses above 6",
            "north can lose calls, and nothing ends a call that hangs");
  }

  @Test
  void rungs_endAsTheEngineAndTheEffectSay() {
    RungEnds.Ways ways = new RungEnds(trial).follow(subject().designs().get(0).level());
    assertThat(ways.left())
        .containsExactlyInAnyOrder(
            End.of(Status.LIMIT_REACHED), End.of(Status.GAVE_UP), End.of(418), End.of(Status.CUT));
  }
}
