package dev.stampede.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.Experimenter;
import dev.stampede.experiments.counterfactual.CounterfactualQuestion;
import dev.stampede.experiments.counterfactual.Suspect;
import dev.stampede.experiments.plan.LeftOut;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialReceiver;
import dev.stampede.models.TrialResult;
import dev.stampede.reports.result.Counterfactual;
import dev.stampede.reports.result.Counterfactual.BudgetSpent;
import dev.stampede.reports.result.Counterfactual.Difference;
import dev.stampede.reports.result.Counterfactual.FaultLoss;
import dev.stampede.reports.result.Counterfactual.Loss;
import dev.stampede.reports.result.Counterfactual.UseCaseLosses;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each fault cost, by hand where the work comes like clockwork, and against other runs. */
class CounterfactualTest {

  @TempDir private Path folder;

  private static Experiment ask(Scenario scenario, int workers) {
    return new Experimenter(Scenarios.executor(scenario, workers))
        .counterfactual(
            CounterfactualQuestion.about(scenario).orElseThrow(),
            ProgressListener.NOBODY,
            new Cancellation())
        .orElseThrow();
  }

  private static Counterfactual ask(Scenario scenario) {
    return ask(scenario, 2).summary().counterfactual().orElseThrow();
  }

  private static Estimate of(Loss loss, String metric) {
    return loss.differences().stream()
        .filter(difference -> difference.metric().equals(metric))
        .map(Difference::difference)
        .findFirst()
        .orElseThrow();
  }

  private static double tickets(Loss loss) {
    return of(loss, "tickets").mean();
  }

  private static List<Double> singles(UseCaseLosses losses) {
    return losses.faults().stream().map(fault -> tickets(fault.loss())).toList();
  }

  /** A hundred chats, one a second from 0.5 s on, each of a tenth of a second. */
  private Scenario clockwork(String... faults) throws IOException {
    StringBuilder trace = new StringBuilder("TIMESTAMP,ContextTokens,GeneratedTokens\n");
    for (int second = 0; second < 100; second++) {
      trace.append(
          String.format(Locale.ROOT, "2024-01-01 00:%02d:%02d.5,1,1%n", second / 60, second % 60));
    }
    Files.writeString(folder.resolve("log.csv"), trace);
    String text =
        """
        apiVersion: stampede/v1
        name: clockwork
        duration: 100s
        replications: 2
        demand:
          chat:
            arrivals: {trace: log.csv, origin: 2024-01-01 00:00:00}
            tolerance: {deadline: 2s}
        providers:
          north: {engine: {servers: 50, service: 100ms}}
          south: {engine: {servers: 50, service: 100ms}}
        faults:
        %s
        architectures: {single: {ladder: [north]}, pair: {ladder: [north, south]}}
        objectives: [chat.availability >= 90%%]
        """
            .formatted(
                List.of(faults).stream()
                    .map(fault -> "  - {kind: outage, " + fault + "}")
                    .collect(Collectors.joining("\n")));
    return Scenarios.read(text, folder);
  }

  /** From 10 to 15 s five chats fail, from 40 to 43 s three. */
  @Test
  void faultsApart_costWhatEachOfThemCosts() throws IOException {
    Counterfactual asked =
        ask(
            clockwork(
                "id: first, provider: north, at: 10s, for: 5s",
                "id: second, provider: north, at: 40s, for: 3s"));
    UseCaseLosses single = asked.losses().get(0);

    assertThat(single.architecture()).isEqualTo("single");
    assertThat(single.useCase()).isEqualTo("chat");
    assertThat(single.faults()).extracting(FaultLoss::fault).containsExactly("first", "second");
    assertThat(singles(single)).containsExactly(5.0, 3.0);
    assertThat(of(single.faults().get(0).loss(), "tickets")).isEqualTo(Estimate.of(5, 5, 5));
    assertThat(of(single.faults().get(0).loss(), "availability").mean())
        .isCloseTo(-0.05, within(1e-12));
    assertThat(tickets(single.total())).isEqualTo(8);
    assertThat(of(single.interaction(), "tickets")).isEqualTo(Estimate.of(0, 0, 0));
    assertThat(of(single.interaction(), "availability")).isEqualTo(Estimate.of(0, 0, 0));
    // The budget is 10 of 100 chats.
    assertThat(budget(single.faults().get(0).loss())).isCloseTo(0.5, within(1e-12));
    assertThat(budget(single.total())).isCloseTo(0.8, within(1e-12));
    assertThat(budget(single.interaction())).isZero();
  }

  private static double budget(Loss loss) {
    assertThat(loss.budgetSpent())
        .extracting(BudgetSpent::objective)
        .containsExactly("chat.availability >= 90%");
    return loss.budgetSpent().get(0).share();
  }

  /**
   * From 10 to 20 s and from 15 to 25 s: ten chats each, fifteen together. Without one of them the
   * other still fails those of the five seconds that they share, so each alone costs five.
   */
  @Test
  void faultsThatOverlap_interactByTheOverlap() throws IOException {
    Counterfactual asked =
        ask(
            clockwork(
                "id: first, provider: north, at: 10s, for: 10s",
                "id: second, provider: north, at: 15s, for: 10s"));
    UseCaseLosses single = asked.losses().get(0);

    assertThat(singles(single)).containsExactly(5.0, 5.0);
    assertThat(tickets(single.total())).isEqualTo(15);
    assertThat(of(single.interaction(), "tickets")).isEqualTo(Estimate.of(5, 5, 5));
    assertThat(of(single.interaction(), "availability").mean()).isCloseTo(-0.05, within(1e-12));
    assertThat(budget(single.interaction())).isCloseTo(0.5, within(1e-12));
  }

  /** Without either of them the pair loses nothing: each costs all ten, and so do both. */
  @Test
  void faultsThatNeedEachOther_costAllEach() throws IOException {
    Counterfactual asked =
        ask(
            clockwork(
                "id: first, provider: north, at: 10s, for: 10s",
                "id: second, provider: south, at: 10s, for: 10s"));
    UseCaseLosses pair = asked.losses().get(1);

    assertThat(pair.architecture()).isEqualTo("pair");
    assertThat(singles(pair)).containsExactly(10.0, 10.0);
    assertThat(tickets(pair.total())).isEqualTo(10);
    assertThat(tickets(pair.interaction())).isEqualTo(-10);
    assertThat(singles(asked.losses().get(0))).containsExactly(10.0, 0.0);
  }

  @Test
  void faultThatHurtsNobody_costsNothing() throws IOException {
    Counterfactual asked =
        ask(
            clockwork(
                "id: unseen, provider: south, at: 10s, for: 10s",
                "id: seen, provider: north, at: 50s, for: 1s"));
    FaultLoss unseen = asked.losses().get(0).faults().get(0);

    for (Difference difference : unseen.loss().differences()) {
      assertThat(difference.difference()).isEqualTo(Estimate.of(0, 0, 0));
    }
    assertThat(budget(unseen.loss())).isZero();
    assertThat(singles(asked.losses().get(0))).containsExactly(0.0, 1.0);
  }

  /**
   * What begins at the end never strikes; without the other one there is nothing, so it runs once.
   */
  @Test
  void onlyFault_isRunWithoutOnce() throws IOException {
    Scenario scenario =
        clockwork(
            "id: only, provider: north, at: 10s, for: 5s",
            "id: never, provider: north, at: 100s, for: 5s");
    CounterfactualQuestion question = CounterfactualQuestion.about(scenario).orElseThrow();
    UseCaseLosses single = ask(scenario).losses().get(0);

    assertThat(question.suspects()).containsExactly(new Suspect("only", false));
    assertThat(question.runs()).isEqualTo(2);
    assertThat(question.plan().variants()).hasSize(2);
    assertThat(singles(single)).containsExactly(5.0);
    assertThat(single.total()).isEqualTo(single.faults().get(0).loss());
    assertThat(of(single.interaction(), "tickets")).isEqualTo(Estimate.of(0, 0, 0));
  }

  @Test
  void plan_isAsItIsThenWithoutEachThenWithoutAll() {
    Scenario scenario = Scenarios.read(RANDOM.formatted(3, FAULTS));
    CounterfactualQuestion question = CounterfactualQuestion.about(scenario).orElseThrow();

    assertThat(question.runs()).isEqualTo(5);
    assertThat(question.plan().variants())
        .extracting(Variant::leftOut)
        .containsExactly(
            LeftOut.NOTHING,
            LeftOut.fault("a"),
            LeftOut.fault("b"),
            LeftOut.incidents("south"),
            new LeftOut(List.of("a", "b"), List.of("south")));
    assertThat(
            CounterfactualQuestion.about(
                Scenarios.read(
                    """
                    apiVersion: stampede/v1
                    name: calm
                    duration: 5s
                    demand: {work: {arrivals: {rate: 8/s}}}
                    providers: {one: {engine: {servers: 1, service: 100ms}}}
                    architectures: {single: {ladder: [one]}}
                    """)))
        .isEmpty();
  }

  /** Two providers under a load that takes its time, and incidents of the second. */
  private static final String RANDOM =
      """
      apiVersion: stampede/v1
      name: random
      duration: 20m
      seed: %d
      replications: 4
      demand:
        chat: {arrivals: {rate: 4/s}, tolerance: {deadline: 5s}}
      providers:
        north: {engine: {servers: 2, service: {dist: exponential, mean: 300ms}}}
        south:
          engine: {servers: 1, service: {dist: exponential, mean: 200ms}}
          incidents:
            {mean_between: 5m, repair: 30s, hazard: uniform,
             severities: [{probability: 100%%, kind: outage}]}
      %s
      architectures:
        single: {ladder: [north]}
        pair: {chain: [{retry: {max_retries: 1}}], ladder: [north, south]}
      """;

  private static final String FAULTS =
      """
      faults:
        - {id: a, provider: north, kind: outage, at: 2m, for: 1m}
        - {id: b, provider: north, kind: slow, factor: 9x, at: 150s, for: 2m}
      """;

  /** A source is judged over all replications: what they have less without it is the difference. */
  @Test
  void incidents_areLeftOutBySource() {
    Scenario scenario = Scenarios.read(RANDOM.formatted(3, FAULTS));
    Experiment asked = ask(scenario, 2);
    FaultLoss south =
        asked.summary().counterfactual().orElseThrow().losses().get(1).faults().get(2);
    String calm = RANDOM.formatted(3, FAULTS).replaceAll("(?s)    incidents:.*?\\}\\]\\}\n", "");
    Experiment without = Scenarios.run(Scenarios.read(calm));

    assertThat(calm).doesNotContain("incidents");
    assertThat(asked.summary().incidents().get(0).struck()).isEqualTo(4); // so all weigh the same
    assertThat(south.fault()).isEqualTo("south");
    assertThat(south.byChance()).isTrue();
    assertThat(tickets(south.loss()))
        .isPositive()
        .isCloseTo(perRun(asked.summary(), 1) - perRun(without.summary(), 1), within(1e-9));
    assertThat(of(south.loss(), "tickets").hasInterval()).isTrue();
  }

  /**
   * Where incidents strike some replications, the untouched ones are the same without them, and the
   * struck ones weigh as often as they were to be expected.
   */
  @Test
  void incidentsOfSomeReplications_areWeightedByTheirOdds() {
    String some =
        RANDOM
            .formatted(3, "")
            .replace("mean_between: 5m", "mean_between: 20m")
            .replace("ladder: [north, south]", "ladder: [south]");
    Scenario scenario = Scenarios.read(some).withReplications(12);
    Experiment asked = ask(scenario, 2);
    Experiment without =
        Scenarios.run(
            Scenarios.read(some.replaceAll("(?s)    incidents:.*?\\}\\]\\}\n", ""))
                .withReplications(12));
    Summary.IncidentSighting seen = asked.summary().incidents().get(0);
    double lost = 12 * (perRun(asked.summary(), 1) - perRun(without.summary(), 1));

    assertThat(seen.struck()).isBetween(3, 9);
    assertThat(lost).isPositive();
    UseCaseLosses pair = asked.summary().counterfactual().orElseThrow().losses().get(1);
    assertThat(tickets(pair.faults().get(0).loss()))
        .isCloseTo(seen.expected() / 12 * lost / seen.struck(), within(1e-9));
    assertThat(pair.total()).isEqualTo(pair.faults().get(0).loss());
  }

  private static double perRun(Summary summary, int architecture) {
    double all = summary.architectures().get(architecture).useCases().get(0).tickets();
    return all / summary.scenario().replications();
  }

  @Test
  void answer_isTheSameForAnyNumberOfWorkers() {
    Scenario scenario = Scenarios.read(RANDOM.formatted(5, FAULTS));
    Summary one = ask(scenario, 1).summary();
    Summary two = ask(scenario, 2).summary();
    Summary plain = Scenarios.run(scenario).summary();

    assertThat(two.counterfactual()).isEqualTo(one.counterfactual());
    assertThat(one.run().digest()).isEqualTo(plain.run().digest());
    assertThat(one.run().events()).isEqualTo(plain.run().events());
    assertThat(one.architectures()).isEqualTo(plain.architectures());
    assertThat(one.objectives()).isEqualTo(plain.objectives());
    assertThat(plain.counterfactual()).isEmpty();
  }

  /** A question that comes to its end while the second replication is half done. */
  @Test
  void interrupted_tellsOfReplicationsThatAreCompleteInAllVariants() {
    Scenario scenario = Scenarios.read(RANDOM.formatted(5, FAULTS));
    Executor all = Scenarios.executor(scenario, 2);
    Executor some =
        (plan, receiver, cancellation) ->
            all.run(plan, firstOf(receiver, plan.trialsOfReplication() * 3 / 2), cancellation);
    CounterfactualQuestion question = CounterfactualQuestion.about(scenario).orElseThrow();
    Summary partial =
        new Experimenter(some)
            .counterfactual(question, ProgressListener.NOBODY, new Cancellation())
            .orElseThrow()
            .summary();
    Summary first = ask(scenario.withReplications(1), 2).summary();

    assertThat(partial.partial()).isTrue();
    assertThat(partial.scenario().replications()).isEqualTo(1);
    assertThat(partial.counterfactual()).isEqualTo(first.counterfactual());
    Executor none =
        (plan, receiver, cancellation) -> all.run(plan, firstOf(receiver, 9), cancellation);
    assertThat(question.plan().trialsOfReplication()).isEqualTo(10);
    assertThat(
            new Experimenter(none)
                .counterfactual(question, ProgressListener.NOBODY, new Cancellation()))
        .isEqualTo(Optional.empty());
  }

  /** Hands on the first results in the order of the plan, and keeps the others back. */
  private static TrialReceiver firstOf(TrialReceiver receiver, int most) {
    return new TrialReceiver() {
      @Override
      public void ended(TrialKey key, TrialResult result) {
        if (key.replication() * 10 + key.variant() * 2 + key.architecture() < most) {
          receiver.ended(key, result);
        }
      }

      @Override
      public void progress(double done) {
        receiver.progress(done);
      }
    };
  }

  /** Any faults at any time: what each cost is what the file without its line makes of it. */
  @Test
  void differences_areThoseOfTheFilesWithoutTheFault() {
    Random random = new Random(21);
    for (int round = 0; round < 6; round++) {
      List<String> faults = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        faults.add(
            "  - {id: f%d, provider: %s, kind: %s, at: %ds, for: %ds}\n"
                .formatted(
                    i,
                    random.nextBoolean() ? "north" : "south",
                    random.nextBoolean() ? "outage" : "slow, factor: 9x",
                    random.nextInt(600),
                    30 + random.nextInt(300)));
      }
      Experiment asked = ask(Scenarios.read(file(round, faults)), 2);
      for (int fault = 0; fault < faults.size(); fault++) {
        List<String> others = new ArrayList<>(faults);
        others.remove(fault);
        Summary without = Scenarios.run(Scenarios.read(file(round, others))).summary();
        for (UseCaseLosses losses : asked.summary().counterfactual().orElseThrow().losses()) {
          int architecture = losses.architecture().equals("single") ? 0 : 1;
          assertThat(singles(losses).get(fault))
              .isCloseTo(
                  perRun(asked.summary(), architecture) - perRun(without, architecture),
                  within(1e-9));
        }
      }
      for (UseCaseLosses losses : asked.summary().counterfactual().orElseThrow().losses()) {
        assertThat(losses.total().differences()).isNotEmpty();
        for (Difference total : losses.total().differences()) {
          double sum = of(losses.interaction(), total.metric()).mean();
          for (FaultLoss fault : losses.faults()) {
            sum += of(fault.loss(), total.metric()).mean();
          }
          assertThat(sum).isCloseTo(total.difference().mean(), within(1e-9));
        }
      }
    }
  }

  /** Without incidents, and with a seed of its own. */
  private static String file(int round, List<String> faults) {
    return RANDOM
        .formatted(round, faults.isEmpty() ? "" : "faults:\n" + String.join("", faults))
        .replaceAll("(?s)    incidents:.*?\\}\\]\\}\n", "");
  }
}
