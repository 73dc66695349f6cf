package dev.stampede.scenarios.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.OwnAnswerSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSite;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.architecture.Served;
import dev.stampede.models.call.CallEvents;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.Site;
import dev.stampede.models.resilience.TimeLimits;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.UseCaseResult;
import dev.stampede.reports.explanation.Amplification;
import dev.stampede.scenarios.explain.Explainer;
import dev.stampede.scenarios.language.Blueprint;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Rule;
import dev.stampede.scenarios.text.Source;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Who adds a policy, a rung or a rule adds one class, and all that builds, runs, explains and
 * judges knows it.
 */
class NewKindsTest {

  private static final long SECOND = 1_000_000_000L;

  /** The provider refuses everything from the beginning to the end. */
  private static final String DOWN =
      """
      apiVersion: stampede/v1
      name: down
      duration: 10m
      demand: {chat: {arrivals: {rate: 1/s}, tolerance: {deadline: 10s}}}
      providers: {north: {engine: {servers: 99, service: 1s, queue_limit: 9}}}
      faults: [{id: out, provider: north, kind: outage, at: 0s, for: 10m, status: 503}]
      architectures: {a: {ladder: [north]}}
      """;

  /** Tries a second time after a pause, and then refuses the work itself. */
  record Insist(long pauseNanos) implements PolicySpec {

    @Override
    public String kind() {
      return "insist";
    }

    @Override
    public Layer around(Layer next, Site site) {
      return new Layer() {
        @Override
        public void start(Flow flow, Invocation self) {
          flow.enter(next, self);
        }

        @Override
        public void answered(Flow flow, Invocation self, Answer answer) {
          self.count++;
          if (answer.isOk()) {
            flow.leave(self, answer);
          } else if (self.count == 1) {
            flow.setTimer(self, pauseNanos);
          } else {
            flow.leave(self, Status.SHED);
          }
        }

        @Override
        public void expired(Flow flow, Invocation self) {
          flow.enter(next, self);
        }
      };
    }

    @Override
    public CallEvents interest() {
      return CallEvents.NONE;
    }

    @Override
    public Set<End> ends() {
      return Set.of(End.of(Status.SHED));
    }

    @Override
    public int mostCalls() {
      return 2;
    }

    @Override
    public @Nullable BudgetSpec budget() {
      return null;
    }

    @Override
    public LongestTime longest(LongestTime inside, Assumptions assumptions) {
      return inside.times(2, pauseNanos / 1e9);
    }

    @Override
    public TimeLimits limits() {
      return TimeLimits.UNLIMITED;
    }

    @Override
    public boolean countsFromArrival() {
      return false;
    }

    @Override
    public double longestWait() {
      return 0;
    }

    @Override
    public double mostAtOnce() {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** Says what it was asked after a second, to those whom a policy has shed. */
  record Echo() implements OwnAnswerSpec {

    @Override
    public String kind() {
      return "echo";
    }

    @Override
    public Outcomes when() {
      return Outcomes.of(Status.SHED);
    }

    @Override
    public boolean restartsStreams() {
      return false;
    }

    @Override
    public Served serve(RungSite site) {
      return site.lookUp(
          new Layer() {
            @Override
            public void start(Flow flow, Invocation self) {
              flow.setTimer(self, lookUpNanos());
            }

            @Override
            public void expired(Flow flow, Invocation self) {
              Answer answer = new Answer();
              answer.set(Status.OK);
              answer.startedNanos = flow.now();
              answer.firstTokenNanos = flow.now();
              answer.quality = 0.7;
              flow.leave(self, answer);
            }
          });
    }

    @Override
    public boolean isCache() {
      return false;
    }

    @Override
    public Quality quality(Function<String, ProviderSpec> servers) {
      return Quality.of(0.7);
    }

    @Override
    public Set<End> ends() {
      return Set.of();
    }

    @Override
    public long lookUpNanos() {
      return SECOND;
    }

    @Override
    public double passedOn() {
      return 0;
    }
  }

  /** Finds who insists longer than anybody waits. */
  static final class StubbornInsisting implements Review.Check {

    @Override
    public void check(Subject subject, Findings findings) {
      for (Design design : subject.designs()) {
        for (Design.Link link : design.level().chain()) {
          if (link.policy() instanceof Insist insist && insist.pauseNanos() > 10 * SECOND) {
            findings.add(Rule.WAIT_BEYOND_DEADLINE, link.place(), "it is too late then", "hurry");
          }
        }
      }
    }
  }

  private final Problems problems = new Problems();
  private final Effective effective = Effective.root();
  private final Blueprint read = read();

  private Blueprint read() {
    Blueprint blueprint =
        ScenarioReader.blueprint(
            Source.of("down.yaml", DOWN),
            List.of(),
            Path.of(""),
            LocalDate.of(2026, 11, 26),
            problems,
            effective);
    if (blueprint == null) {
      throw new AssertionError(problems.render());
    }
    return blueprint;
  }

  /** 3 s between two calls of 5 s at most, and then 1 s to echo. */
  private TrialSpec trial(long pauseNanos) {
    TrialSpec said = read.scenario().trial();
    ArchitectureSpec own =
        new ArchitectureSpec(
            "a",
            List.of(new Insist(pauseNanos), new TimeoutSpec(5 * SECOND)),
            List.of(new ProviderRungSpec("north", RungSpec.ANY, false), new Echo()),
            1);
    return new TrialSpec(
        said.horizon(),
        said.drain(),
        said.limits(),
        said.useCases(),
        said.providers(),
        said.faults(),
        List.of(own));
  }

  private List<String> found(Review review, TrialSpec trial) {
    review.judge(new Subject(trial, effective, read.load()), problems);
    return problems.list().stream().map(Problem::rule).toList();
  }

  @Test
  void trial_runsThem() {
    try (Trial trial = new Trial(trial(3 * SECOND), 0, 42, 0)) {
      assertThat(trial.run(1)).isTrue();
      UseCaseResult chat = trial.result().useCases().get(0);

      assertThat(chat.answers()).isBetween(500L, 700L);
      assertThat(chat.meanQuality()).isCloseTo(0.7, within(0.01)); // the last come after the outage
      assertThat(chat.attempts()).isBetween(2 * chat.answers(), 2 * chat.answers() + 20);
    }
  }

  @Test
  void explain_knowsWhatTheyCost() {
    Scenario said = read.scenario();
    Scenario scenario =
        new Scenario(
            said.name(),
            said.description(),
            said.source(),
            said.sha256(),
            said.seed(),
            said.replications(),
            trial(3 * SECOND),
            said.objectives(),
            said.bounds(),
            said.gate(),
            said.currency(),
            said.warnings(),
            said.size());
    Amplification worst =
        new Explainer(scenario, effective, problems)
            .explain("down.yaml", null, false)
            .architectures()
            .get(0)
            .amplification();

    assertThat(worst.calls()).isEqualTo(BigInteger.TWO);
    assertThat(worst.worstSeconds()).isEqualTo(2 * 5 + 3 + 1);
  }

  @Test
  void review_followsThem_andTakesAnotherRule() {
    assertThat(found(Review.forWarnings(), trial(3 * SECOND))).isEmpty(); // echo is reached

    Review stubborn = new Review(List.of(new StubbornInsisting()));
    assertThat(found(stubborn, trial(3 * SECOND))).isEmpty();
    assertThat(found(stubborn, trial(11 * SECOND))).containsExactly(Rule.WAIT_BEYOND_DEADLINE.id());
  }
}
