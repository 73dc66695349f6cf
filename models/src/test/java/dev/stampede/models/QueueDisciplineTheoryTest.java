package dev.stampede.models;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.prioritized;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.provider.QueueTimeoutSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.queue.Order;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who waits how long, and who gives up, against theory. */
class QueueDisciplineTheoryTest {

  @ParameterizedTest
  @CsvSource({
    "110, 100, 0.5, 0.0946183, 0.9291161, 0.1892367, 0.9959198",
    "12, 10, 1, 0.2136324, 0.7576078, 0.2136324, 0.9436411",
  })
  void exponentialPatience_isErlangA(
      double lambda, int c, double theta, double abandon, double waits, double wait, double use) {
    double seconds = 80_000 / lambda;
    double warmup = 100;
    Replications.of(
            "M/M/%d+M, load %s".formatted(c, lambda),
            new Sketch()
                .lasting(seconds + warmup, warmup)
                .intervals(seconds)
                .useCase("work", poisson(lambda))
                .provider(
                    "p",
                    servers(
                        c,
                        exponential(1),
                        EngineSpec.UNBOUNDED,
                        Discipline.FIFO,
                        exponential(1 / theta))))
        .expect("P(abandon)", abandon, QueueDisciplineTheoryTest::abandonedShare)
        .expect("P(wait)", waits, QueueDisciplineTheoryTest::waitingShareOfAll)
        .expect("E[wait of all]", wait, QueueDisciplineTheoryTest::meanWaitOfAll)
        .expect("utilization", use, r -> r.providers().get(0).utilization())
        .agree();
  }

  @ParameterizedTest
  @CsvSource({
    "0.8, 1, 0.1878321, 0.6497343, 0.8068547, 40000",
    "1.2, 1, 0.3118179, 0.8258185, 1.1718121, 40000",
    "110, 100, 0.0909091, 1.0, 1.909091, 800",
  })
  void constantPatience_isTheoryOfMMcD(
      double lambda, int c, double abandon, double waits, double wait, double seconds) {
    // P(wait) of the second: accepted work fills the server, so 1 - P(wait) = 1 - 1.2 (1 - P(ab)).
    // The third is so overloaded that all wait: 1.9 s if served (90.9 %), else 2 s.
    double warmup = 200;
    Replications.of(
            "M/M/%d+D, load %s".formatted(c, lambda),
            new Sketch()
                .lasting(seconds + warmup, warmup)
                .intervals(seconds)
                .useCase("work", poisson(lambda))
                .provider(
                    "p",
                    servers(c, exponential(1), EngineSpec.UNBOUNDED, Discipline.FIFO, always(2))))
        .expect("P(abandon)", abandon, 1e-6, QueueDisciplineTheoryTest::abandonedShare)
        .expect("P(wait)", waits, 1e-6, QueueDisciplineTheoryTest::waitingShareOfAll)
        .expect("E[min(wait, patience)]", wait, 1e-4, QueueDisciplineTheoryTest::meanWaitOfAll)
        .agree();
  }

  /** It does not matter who gives the wait up: the first of those above. */
  @Test
  void queueTimeout_isTheoryOfMM1D() {
    AdmissionSpec admission =
        new AdmissionSpec(
            Price.FREE,
            List.of(),
            WayInSpec.NONE,
            List.of(),
            new QueueTimeoutSpec(Sketch.nanos(2), 503, Answer.NO_RETRY_AFTER));
    Replications.of(
            "M/M/1+D by the provider",
            new Sketch()
                .lasting(10_200, 200)
                .intervals(10_000)
                .useCase("work", poisson(0.8))
                .provider(
                    new ProviderSpec(
                        "p",
                        servers(1, exponential(1)),
                        QuotaSpec.NONE,
                        1,
                        0,
                        529,
                        true,
                        null,
                        admission)))
        .expect(
            "timed out",
            0.1878321,
            1e-4, // the last calls have not ended
            r -> (double) r.providers().get(0).timedOut() / r.providers().get(0).attempts())
        .agree();
  }

  /** Of the work that has ended: what is left at the end cannot have been given up before. */
  private static double abandonedShare(TrialResult result) {
    UseCaseResult work = Replications.first(result);
    return (double) work.failed().count() / (work.answers() + work.failed().count());
  }

  private static double waitingShareOfAll(TrialResult result) {
    UseCaseResult work = Replications.first(result);
    double atOnce = work.answers() * (1 - work.waiting().positiveShare());
    return 1 - atOnce / (work.answers() + work.failed().count());
  }

  private static double meanWaitOfAll(TrialResult result) {
    UseCaseResult work = Replications.first(result);
    double sum =
        work.waiting().mean() * work.answers() + work.failed().mean() * work.failed().count();
    return sum / (work.answers() + work.failed().count()) / Sketch.SECOND;
  }

  @ParameterizedTest
  @CsvSource({
    "10, 160, 0.625, 0.0166667, 0.01, 0.405634, 0.03, 0.538172, 0.1, 0.606986, 400",
    "1, 2, 0.5, 1.0, 1, 0.366205, 2, 0.434843, 5, 0.483548, 30000",
  })
  void lifo_servesTheLatestInOverload(
      int c,
      double lambda,
      double served,
      double wait,
      double t1,
      double within1,
      double t2,
      double within2,
      double t3,
      double within3,
      double seconds) {
    // A share c mu / lambda is ever served, after 1 / (lambda - c mu) on average: the wait is a
    // busy period. At the end c calls are under way that will be served: 2e-4 of all.
    double mu = served * lambda; // of all servers
    double warmup = 200;
    Replications.of(
            "LIFO M/M/%d, load %s".formatted(c, lambda),
            new Sketch()
                .lasting(seconds + warmup, warmup)
                .intervals(seconds)
                .useCase("work", poisson(lambda))
                .provider(
                    "p",
                    servers(c, exponential(c / mu), EngineSpec.UNBOUNDED, Discipline.LIFO, null)))
        .expect("P(served)", served, 2e-4, r -> Replications.share(r, Outcome.FULL))
        .expect("E[wait | served]", wait, Replications::meanWait)
        .expect("P(wait <= t1)", within1, 0.001, r -> servedWithin(r, t1))
        .expect("P(wait <= t2)", within2, 0.001, r -> servedWithin(r, t2))
        .expect("P(wait <= t3)", within3, 0.001, r -> servedWithin(r, t3))
        .agree();
  }

  /**
   * The same overload with callers who give up after 3 s, unnoticed by the provider. First come,
   * first served, all that it does is too late from the fifth second on; the latest first, it
   * answers its 62.5 %, within 4.3 standard errors of 30 000 answers.
   */
  @ParameterizedTest
  @CsvSource({"FIFO, 0, 0", "LIFO, 0.605, 0.645"})
  void order_decidesWhetherOverloadedWorkIsInTime(Order order, double least, double most) {
    EngineSpec engine =
        servers(10, exponential(0.1), EngineSpec.UNBOUNDED, Discipline.of(order), null);
    TrialResult result =
        new Sketch()
            .lasting(320, 20)
            .intervals(300)
            .useCase("work", poisson(160))
            .provider(new ProviderSpec("p", engine, QuotaSpec.NONE, 1, 0, 529, false))
            .architecture("a", List.of(new TimeoutSpec(Sketch.nanos(3))), "p")
            .run();
    assertThat(Replications.share(result, Outcome.FULL)).isBetween(least, most);
  }

  private static double servedWithin(TrialResult result, double seconds) {
    UseCaseResult work = Replications.first(result);
    double count = work.waiting().histogram().getCountBetweenValues(0, Sketch.nanos(seconds));
    return count / work.outcomes().offered();
  }

  @Test
  void priority_isCobhamsFormula() {
    // W_k = W0 / ((1 - s_(k-1)) (1 - s_k)), W0 = .8: .8/.7 and .8/(.7 x .2).
    double seconds = 70_000;
    double warmup = 3000;
    Replications.of(
            "M/M/1 with two priorities",
            new Sketch()
                .lasting(seconds + warmup, warmup)
                .intervals(seconds)
                .useCase(prioritized("urgent", poisson(0.3), 7))
                .useCase(prioritized("patient", poisson(0.5), 2))
                .provider(
                    "p",
                    servers(1, exponential(1), EngineSpec.UNBOUNDED, Discipline.PRIORITY, null)))
        .expect("E[wait of the urgent]", 0.8 / 0.7, Replications::meanWait)
        .expect(
            "E[wait of the patient]",
            0.8 / 0.14,
            r -> r.useCases().get(1).waiting().mean() / Sketch.SECOND)
        .agree();
  }

  @Test
  void serversWithoutEnd_followTheSurge() {
    // M(t)/M/inf, 80/s and 160/s from 200 s to 260 s, mean service 1 s: m(t) = 80 + 80 (1 - e^-s)
    // at s seconds into the surge, and its mirror after it. The mean of m over [200 + a, 201 + a]
    // is 160 - 80 (e^-a - e^-(a+1)).
    Surge surge = new Surge(200 * Sketch.SECOND, 2, 0, 60 * Sketch.SECOND, 0);
    double[] a = {Math.exp(0), Math.exp(-1), Math.exp(-2), Math.exp(-3)};
    Replications.of(
            "M(t)/M/inf",
            new Sketch()
                .lasting(300, 20)
                .intervals(1)
                .useCase("work", RatedSpec.poisson(80, List.of(surge)))
                .provider("p", servers(1_000_000, exponential(1))))
        .expect("at 199 s", 80, r -> insideAt(r, 199))
        .expect("at 200 s", 160 - 80 * (a[0] - a[1]), r -> insideAt(r, 200))
        .expect("at 201 s", 160 - 80 * (a[1] - a[2]), r -> insideAt(r, 201))
        .expect("at 202 s", 160 - 80 * (a[2] - a[3]), r -> insideAt(r, 202))
        .expect("at 250 s", 160, r -> insideAt(r, 250))
        .expect("at 260 s", 80 + 80 * (a[0] - a[1]), r -> insideAt(r, 260))
        .expect("at 262 s", 80 + 80 * (a[2] - a[3]), r -> insideAt(r, 262))
        .agree();
  }

  /** Mean number inside over the second that begins at a time. */
  private static double insideAt(TrialResult result, int second) {
    return result.providers().get(0).insideNanosByInterval().at(second).toDouble() / Sketch.SECOND;
  }
}
