package dev.stampede.models.demand;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.Timer;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Tenants;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A source of work that nobody else knows of is taken through a trial. */
class OwnSourceTest {

  private static final long THINKING = 2 * SECOND;

  /** One person who asks, waits for the answer, thinks for 2 s and asks again. */
  private record OnePerson() implements SourceSpec {

    @Override
    public Source open(Stage stage) {
      return new Person(stage);
    }

    @Override
    public DemandCurve expected() {
      return CurveDemand.constant(peakPerSecond());
    }

    @Override
    public double peakPerSecond() {
      return 0.5;
    }

    @Override
    public @Nullable MeanTokens meanTokens() {
      return null;
    }
  }

  private static final class Person implements Source {

    private final Client client;
    private final Timer thought;
    private long asked;

    Person(Stage stage) {
      this.thought = stage.process().timer(this::ask);
      this.client = new Client(stage, (request, outcome) -> thought.set(THINKING));
    }

    @Override
    public void start() {
      ask();
    }

    private void ask() {
      Request request = client.newWork(asked++);
      RequestSpec.UNIT.shape(request);
      client.send(request);
    }

    @Override
    public boolean hasUndecided(long nowNanos) {
      return client.judge().hasUndecided(nowNanos);
    }

    @Override
    public UseCaseResult result(long nowNanos) {
      return client.judge().result(nowNanos);
    }

    @Override
    public void close() {}
  }

  private static UseCaseSpec useCase(
      @Nullable Distribution patience, @Nullable ResubmissionSpec resubmission) {
    return new UseCaseSpec(
        "work",
        Tenants.of(UseCaseSpec.OURSELVES),
        new OnePerson(),
        RequestSpec.UNIT,
        ToleranceSpec.ANYTHING,
        patience,
        0,
        0,
        null,
        null,
        null,
        resubmission);
  }

  private static Sketch sketch(UseCaseSpec useCase, double seconds) {
    return new Sketch().lasting(seconds, 0).useCase(useCase).provider("p", servers(1, always(1)));
  }

  /** Asks at 0, 3, ..., 99 s; the last answer comes at 100 s, after the end. */
  @Test
  void answers_makeTheNextWork() {
    UseCaseResult work = Replications.first(sketch(useCase(null, null), 99.5).run());
    assertThat(work.outcomes().offered()).isEqualTo(34);
    assertThat(work.outcomes().count(Outcome.FULL)).isEqualTo(33);
    assertThat(work.outcomes().count(Outcome.UNFINISHED)).isEqualTo(1);
    assertThat(work.endToEnd().mean()).isEqualTo(1.0 * SECOND);
  }

  /** The same, but the run waits for the last answer. */
  @Test
  void drain_waitsForIt() {
    UseCaseResult work = Replications.first(sketch(useCase(null, null), 99.5).drain(60).run());
    assertThat(work.outcomes().offered()).isEqualTo(34);
    assertThat(work.outcomes().count(Outcome.FULL)).isEqualTo(34);
  }

  /**
   * Down from 11 to 19 s: asked at 0, 3, 6 and 9 s in vain at 12, 14, 16 and 18 s, and again at 20,
   * 23, 26 and 29 s.
   */
  @Test
  void failures_areJudgedAndThoughtAbout() {
    UseCaseResult work =
        Replications.first(
            sketch(useCase(null, null), 30.5).fault("p", 11, 8, new Outage(500, 0)).run());
    assertThat(work.outcomes().offered()).isEqualTo(12);
    assertThat(work.outcomes().count(Outcome.FULL)).isEqualTo(8);
    assertThat(work.outcomes().count(Outcome.FAILED)).isEqualTo(4);
  }

  /**
   * Patience ends after half a second; the work is tried again a second later, and then there is
   * something to think about: asked at 0 and 1.5 s, at 4 and 5.5 s, at 8 and 9.5 s.
   */
  @Test
  void workThatComesBack_isNotOver() {
    UseCaseSpec impatient = useCase(always(0.5), new ResubmissionSpec(1, always(1), 1));
    UseCaseResult work = Replications.first(sketch(impatient, 11).run());
    assertThat(work.outcomes().offered()).isEqualTo(6);
    assertThat(work.outcomes().count(Outcome.ABANDONED)).isEqualTo(6);
    assertThat(work.resubmissions()).isEqualTo(3);
  }
}
