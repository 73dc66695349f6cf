package dev.stampede.scenarios;

import dev.stampede.experiments.Experimenter;
import dev.stampede.experiments.counterfactual.CounterfactualQuestion;
import dev.stampede.experiments.plan.InvalidScenario;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.singlestep.SingleStepQuestion;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.LocalExecutor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialSpecs;
import dev.stampede.reports.result.Answer;
import dev.stampede.scenarios.language.YamlScenarios;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Stampede for programs: a scenario's text becomes a plan, an executor runs it, and what comes back
 * is an answer. Writes no file, prints nothing, keeps nothing between two calls, and reads no file
 * but the traces that a scenario names. May be used by several threads at once.
 *
 * <pre>{@code
 * Stampede stampede = Stampede.onThreads(4, LocalDate.now(ZoneOffset.UTC));
 * Plan plan = stampede.plan(ScenarioText.of(yaml)).withReplications(20);
 * Answer answer =
 *     stampede.run(plan, ProgressListener.NOBODY, new Cancellation()).orElseThrow();
 * System.out.print(ReportFormats.console(answer, false, ""));
 * }</pre>
 *
 * <p>docs/embedding.md says more.
 */
public final class Stampede {

  private final YamlScenarios language;
  private final Executor executor;

  /**
   * Creates an entry whose trials an executor runs.
   *
   * @param today presets that are much older are warned of; changes no figure
   */
  public Stampede(Executor executor, LocalDate today) {
    this.executor = executor;
    this.language = new YamlScenarios(today);
  }

  /**
   * Creates an entry whose trials run on threads of this process.
   *
   * @param threads at least 1; they change the time it takes, and nothing else
   * @param today presets that are much older are warned of; changes no figure
   */
  public static Stampede onThreads(int threads, LocalDate today) {
    return new Stampede(new LocalExecutor(threads, trialSpecs()), today);
  }

  /** Returns what an executor elsewhere makes trials of plans with. */
  public static TrialSpecs trialSpecs() {
    return trialSpecs(UnaryOperator.identity());
  }

  /**
   * Returns the same where the files of scenarios lie under other paths.
   *
   * @param places where the content is of a file that {@link #files} lists
   */
  public static TrialSpecs trialSpecs(UnaryOperator<Path> places) {
    YamlScenarios anyDay = YamlScenarios.anyDay().where(places);
    return text -> anyDay.read(text).trial();
  }

  /** Returns the files that the scenarios of a plan name besides their own; none is read. */
  public static Set<Path> files(Plan plan) {
    YamlScenarios anyDay = YamlScenarios.anyDay();
    return plan.variants().stream()
        .map(Variant::scenario)
        .distinct()
        .flatMap(scenario -> anyDay.files(scenario).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Reads and checks a scenario.
   *
   * @return what it asks for: all its architectures, with its own seed and number of replications
   * @throws dev.stampede.experiments.plan.InvalidScenario if anything is wrong with it
   */
  public Plan plan(ScenarioText text) {
    return language.read(text).plan();
  }

  /**
   * Reads and checks a scenario of which is asked, too, what each of its faults cost.
   *
   * @return what {@link #plan} returns, and the same without each fault and without any
   * @throws dev.stampede.experiments.plan.InvalidScenario if anything is wrong with it, or nothing
   *     goes wrong in it
   */
  public Plan counterfactualPlan(ScenarioText text) {
    return CounterfactualQuestion.about(language.read(text))
        .orElseThrow(() -> new InvalidScenario("the scenario has no fault that could be left out"))
        .plan();
  }

  /**
   * Reads and checks a scenario of which is asked, too, which single step of operators ends it
   * soonest.
   *
   * @return what {@link #plan} returns, and the same with each step alone, and without any
   * @throws dev.stampede.experiments.plan.InvalidScenario if anything is wrong with it, or there is
   *     nothing in it that could be ended
   */
  public Plan singleStepPlan(ScenarioText text) {
    return SingleStepQuestion.about(language.read(text))
        .orElseThrow(
            () -> new InvalidScenario("the scenario has no fault and no surge that could be ended"))
        .plan();
  }

  /**
   * Runs a scenario.
   *
   * @param plan of {@link #plan}, {@link #counterfactualPlan} or {@link #singleStepPlan}, with any
   *     seed and number of replications
   * @param progress is told some ten times a second, by the calling thread
   * @param cancellation once requested, by any thread, the run ends soon
   * @return what was found; partial if it was cancelled, empty if that was before the first
   *     replication was complete
   * @throws IllegalArgumentException if the plan is not that of one scenario as a whole
   * @throws dev.stampede.experiments.trial.TrialFailure if a trial fails
   */
  public Optional<Answer> run(Plan plan, ProgressListener progress, Cancellation cancellation) {
    Scenario scenario =
        language
            .read(plan.variants().get(0).scenario())
            .withSeed(plan.seed())
            .withReplications(plan.replications());
    Experimenter experimenter = new Experimenter(executor);
    if (scenario.plan().equals(plan)) {
      return experimenter.run(scenario, progress, cancellation).map(answer -> answer);
    }
    Optional<CounterfactualQuestion> counterfactual =
        CounterfactualQuestion.about(scenario).filter(asked -> asked.plan().equals(plan));
    if (counterfactual.isPresent()) {
      return experimenter
          .counterfactual(counterfactual.get(), progress, cancellation)
          .map(answer -> answer);
    }
    SingleStepQuestion singleStep =
        SingleStepQuestion.about(scenario)
            .filter(asked -> asked.plan().equals(plan))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a run is of one scenario and all its architectures, as plan(),"
                            + " counterfactualPlan() or singleStepPlan() returns it"));
    return experimenter.singleStep(singleStep, progress, cancellation).map(answer -> answer);
  }
}
