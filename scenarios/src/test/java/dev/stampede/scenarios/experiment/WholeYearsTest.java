package dev.stampede.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialReceiver;
import dev.stampede.experiments.year.YearQuestion;
import dev.stampede.experiments.year.Years;
import dev.stampede.models.TrialResult;
import dev.stampede.models.work.Outcome;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.year.YearAnswer;
import dev.stampede.reports.result.year.YearAnswer.OfUseCase;
import dev.stampede.reports.result.year.YearAnswer.OneYear;
import dev.stampede.reports.result.year.YearAnswer.Promised;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Years of which episodes were simulated beside whole ones: the same years, with the same incidents
 * and other work, and others.
 */
class WholeYearsTest {

  private static final int YEARS = 50;

  /** A piece of work an hour, all of which is well in time where nothing goes wrong. */
  private static final String FEW =
      """
      apiVersion: stampede/v1
      name: few
      duration: 1d
      seed: %d
      demand:
        work:
          arrivals: {rate: 1/h}
          tolerance: {deadline: 10m}
          ticket_cost: 5 USD
      providers:
        a:
          engine: {servers: 2, service: {dist: exponential, mean: 20s}}
          price: {call: 0.1 USD}
          depends_on: [network]
          incidents:
            mean_between: 60d
            repair: {dist: lognormal, p50: 90m, p90: 6h}
            severities:
              - {probability: 60%%, kind: outage}
              - {probability: 40%%, kind: brownout, errors: 50%%}
        b:
          engine: {servers: 2, service: {dist: exponential, mean: 25s}}
          price: {call: 0.2 USD}
          depends_on: [network]
          incidents:
            mean_between: 90d
            repair: {dist: lognormal, p50: 90m, p90: 6h}
            severities: [{probability: 100%%, kind: outage}]
      dependencies:
        network:
          incidents:
            mean_between: 120d
            repair: {dist: lognormal, p50: 1h, p90: 3h}
            severities: [{probability: 100%%, kind: outage}]
      architectures:
        one: {chain: [{retry: {max_retries: 1, backoff: {initial: 5s, max: 5s}}}], ladder: [a]}
        two: {extends: one, ladder: [a, b]}
      """;

  /** A whole year. */
  private record Whole(double known, double tickets, double cost, long events) {

    double availability() {
      return 1 - tickets / known;
    }
  }

  private static YearAnswer ask(Scenario scenario, int years) {
    return new Years(
            new YearQuestion(scenario, years, 200, new Promised(0.95, 0.95)),
            Scenarios.executor(scenario, 2),
            ProgressListener.NOBODY,
            new Cancellation())
        .answer()
        .orElseThrow();
  }

  /** For each architecture, whole years. */
  private static Whole[][] whole(long seed, int years) {
    Scenario scenario =
        Scenarios.read(FEW.formatted(seed).replace("duration: 1d", "duration: 365d"));
    Plan plan = scenario.plan().withReplications(years);
    Whole[][] whole = new Whole[2][years];
    Scenarios.executor(scenario, 2)
        .run(
            plan,
            new TrialReceiver() {
              @Override
              public void ended(TrialKey key, TrialResult result) {
                var outcomes = result.useCases().get(0).outcomes();
                whole[key.architecture()][key.replication()] =
                    new Whole(
                        (double) outcomes.offered() - outcomes.count(Outcome.UNFINISHED),
                        outcomes.count(Outcome::isTicket),
                        result.cost().whole().total(),
                        result.events());
              }

              @Override
              public void progress(double done) {}
            },
            new Cancellation());
    return whole;
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }

  private static double standardError(double[] values) {
    double mean = mean(values);
    double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }

  /** How many standard errors two independent means are apart. */
  private static double apart(Estimate estimate, double[] whole) {
    double own = estimate.halfWidth() / 1.96;
    return Math.abs(estimate.mean() - mean(whole)) / Math.hypot(own, standardError(whole));
  }

  private static double[] of(Whole[] years, ToDoubleFunction<Whole> figure) {
    return Arrays.stream(years).mapToDouble(figure).toArray();
  }

  private static OfUseCase useCase(YearAnswer answer, int architecture) {
    return answer.architectures().get(architecture).useCases().get(0);
  }

  /**
   * The same years: what is left of the difference is the chance in the work. Other years: that in
   * the incidents, too. False alarms: 8 comparisons at 3.5 standard errors, with few years, are
   * together less than one seed in 100.
   */
  @Test
  void wholeYears_areAsTheirEpisodesSay() {
    YearAnswer same = ask(Scenarios.read(FEW.formatted(11)), YEARS);
    YearAnswer other = ask(Scenarios.read(FEW.formatted(12)), 2 * YEARS);
    Whole[][] whole = whole(11, YEARS);

    for (int a = 0; a < 2; a++) {
      Whole[] years = whole[a];
      List<OneYear> episodes = useCase(same, a).years();
      double[] difference =
          IntStream.range(0, YEARS)
              .mapToDouble(y -> episodes.get(y).tickets() - years[y].tickets())
              .toArray();
      assertThat(Math.abs(mean(difference))).isLessThan(3.5 * standardError(difference));
      OfUseCase others = useCase(other, a);
      assertThat(apart(others.tickets().mean(), of(years, Whole::tickets))).isLessThan(3.5);
      assertThat(apart(others.availability().mean(), of(years, Whole::availability)))
          .isLessThan(3.5);
      assertThat(
              apart(
                  other.architectures().get(a).cost().orElseThrow().mean(), of(years, Whole::cost)))
          .isLessThan(3.5);
    }
    long events = Arrays.stream(whole).flatMap(Arrays::stream).mapToLong(Whole::events).sum();
    assertThat(same.setup().events()).isLessThan(events / 20);
    assertThat(same.method().unsettled()).isZero();
  }
}
