package dev.stampede.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.experiments.plan.InvalidScenario;
import dev.stampede.experiments.plan.LeftOut;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.Counterfactual;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampedeTest {

  private static final String YAML =
      """
      apiVersion: stampede/v1
      name: embedded
      duration: 10s
      replications: 3
      seed: 5
      demand: {work: {arrivals: {rate: 8/s}, tolerance: {deadline: 1s}}}
      providers: {one: {engine: {servers: 1, service: {dist: exponential, mean: 100ms}}}}
      architectures: {a: {ladder: [one]}, b: {ladder: [one]}}
      objectives: [work.availability >= 1%]
      """;

  private static final Stampede STAMPEDE = Stampede.onThreads(2, LocalDate.of(2026, 11, 29));

  private static Answer run(Plan plan) {
    return STAMPEDE.run(plan, ProgressListener.NOBODY, new Cancellation()).orElseThrow();
  }

  @Test
  void example_tellsHowItGoes() {
    assertThat(EmbeddingExample.howItGoes())
        .contains("two-desks · 1 architecture · 20 replications");
  }

  @Test
  void plan_isWhatTheScenarioAsksFor() {
    Plan plan = STAMPEDE.plan(ScenarioText.of(YAML));

    assertThat(plan.seed()).isEqualTo(5);
    assertThat(plan.replications()).isEqualTo(3);
    assertThat(plan.variants())
        .containsExactly(new Variant(ScenarioText.of(YAML), List.of("a", "b")));
  }

  @Test
  void run_isOfThePlan() {
    ScenarioText faster = ScenarioText.of(YAML).with(List.of("providers.one.engine.service=1ms"));
    Plan plan = STAMPEDE.plan(faster).withSeed(9).withReplications(2);
    Answer answer = run(Plan.parse(plan.encode()));

    assertThat(answer.name()).isEqualTo("embedded");
    assertThat(answer.partial()).isFalse();
    assertThat(answer.verdict()).isEqualTo(Verdict.MET);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Experiment.class,
            experiment -> {
              assertThat(experiment.summary().scenario().seed()).isEqualTo(9);
              assertThat(experiment.summary().scenario().replications()).isEqualTo(2);
              assertThat(experiment.summary().architectures().get(0).useCases().get(0).tickets())
                  .isZero();
            });
  }

  @Test
  void cancelledBeforeAnything_hasNoAnswer() {
    Cancellation cancellation = new Cancellation();
    cancellation.request();

    assertThat(
            STAMPEDE.run(
                STAMPEDE.plan(ScenarioText.of(YAML)), ProgressListener.NOBODY, cancellation))
        .isEmpty();
  }

  @Test
  void invalidText_saysAllThatIsWrong() {
    assertThatExceptionOfType(InvalidScenario.class)
        .isThrownBy(() -> STAMPEDE.plan(ScenarioText.of(YAML.replace("duration: 10s", "x: 1"))))
        .withMessageContaining("missing key 'duration'")
        .withMessageContaining("unknown key 'x'");
  }

  @Test
  void counterfactualPlan_isAskedWhatEachFaultCost() {
    ScenarioText faulty =
        ScenarioText.of(
            YAML + "faults: [{id: gone, provider: one, kind: outage, at: 2s, for: 3s}]\n");
    Plan plan = STAMPEDE.counterfactualPlan(faulty).withSeed(9).withReplications(2);
    Answer answer = run(Plan.parse(plan.encode()));

    assertThat(plan.variants())
        .extracting(Variant::leftOut)
        .containsExactly(LeftOut.NOTHING, LeftOut.fault("gone"));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Experiment.class,
            experiment -> {
              Counterfactual asked = experiment.summary().counterfactual().orElseThrow();
              assertThat(experiment.summary().scenario().replications()).isEqualTo(2);
              assertThat(asked.losses()).hasSize(2);
              assertThat(asked.losses().get(0).total().differences().get(0).difference().mean())
                  .isGreaterThan(10); // of some 24 in three seconds
            });
    assertThat(run(STAMPEDE.plan(faulty)))
        .isInstanceOfSatisfying(
            Experiment.class,
            experiment -> assertThat(experiment.summary().counterfactual()).isEmpty());
    assertThatExceptionOfType(InvalidScenario.class)
        .isThrownBy(() -> STAMPEDE.counterfactualPlan(ScenarioText.of(YAML)))
        .withMessageContaining("no fault");
  }

  @Test
  void singleStepPlan_isAskedWhichStepEndsItSoonest() {
    ScenarioText faulty =
        ScenarioText.of(
            YAML
                + """
                faults: [{id: gone, provider: one, kind: outage, at: 2s, for: 3s}]
                steps: [{id: again, provider: one, do: restart, at: 6s}]
                """);
    Plan plan = STAMPEDE.singleStepPlan(faulty).withReplications(2);

    assertThat(plan.variants())
        .extracting(Variant::onlyStep)
        .startsWith(Optional.empty(), Optional.of("wait"), Optional.of("again"))
        .endsWith(Optional.of("restart"), Optional.of("scale engine 2x"));
    assertThat(run(Plan.parse(plan.encode())))
        .isInstanceOfSatisfying(
            Experiment.class,
            experiment ->
                assertThat(experiment.summary().singleStep().orElseThrow().useCases()).hasSize(2));
    assertThatExceptionOfType(InvalidScenario.class)
        .isThrownBy(() -> STAMPEDE.singleStepPlan(ScenarioText.of(YAML)))
        .withMessageContaining("no fault and no surge");
  }

  @Test
  void partsOfAScenario_areNoRun() {
    Plan whole = STAMPEDE.plan(ScenarioText.of(YAML));
    Plan part = new Plan(List.of(new Variant(ScenarioText.of(YAML), List.of("a"))), 5, 3);
    Plan twice = new Plan(List.of(whole.variants().get(0), whole.variants().get(0)), 5, 3);

    assertThatIllegalArgumentException().isThrownBy(() -> run(part));
    assertThatIllegalArgumentException().isThrownBy(() -> run(twice));
  }

  @Test
  void filesOfAPlan_areListed_andFoundWhereTheyWereTaken(@TempDir Path folder) throws IOException {
    String trace = "traces/calls.csv";
    String yaml =
        YAML.replace(
            "work: {arrivals: {rate: 8/s}",
            "work: {arrivals: {trace: %s, columns: {time: at, unit: s}}".formatted(trace));
    assertThat(yaml).contains(trace);
    ScenarioText text = new ScenarioText("replay.yaml", "/nowhere", yaml, List.of());
    Plan plan = new Plan(List.of(new Variant(text, List.of("a"))), 5, 1);
    Path taken = Files.writeString(folder.resolve("taken.csv"), "at\n1\n2\n3\n");

    assertThat(Stampede.files(plan)).containsExactly(Path.of("/nowhere", trace));
    assertThatExceptionOfType(InvalidScenario.class)
        .isThrownBy(() -> Stampede.trialSpecs().ofVariants(plan))
        .withMessageContaining("/nowhere/traces/calls.csv");
    assertThat(Stampede.trialSpecs(file -> taken).ofVariants(plan)).hasSize(1);
  }
}
