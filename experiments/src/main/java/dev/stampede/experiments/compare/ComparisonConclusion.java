package dev.stampede.experiments.compare;

import dev.stampede.engine.Digest;
import dev.stampede.experiments.conclude.Evidence;
import dev.stampede.experiments.conclude.Setups;
import dev.stampede.experiments.conclude.Yardstick;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.sequential.Awaited;
import dev.stampede.experiments.sequential.Certainty;
import dev.stampede.experiments.sequential.Precision;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.comparison.ComparisonAnswer;
import dev.stampede.reports.result.comparison.Measure;
import dev.stampede.reports.result.comparison.Measure.Difference;
import dev.stampede.reports.result.comparison.Measure.Value;
import dev.stampede.reports.result.question.Setup;
import dev.stampede.reports.result.sequential.Asked;
import dev.stampede.reports.result.sequential.Stopping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns what the trials say of all contenders into the answer. */
public final class ComparisonConclusion {

  private final ComparisonQuestion question;
  private final List<Evidence> evidence;
  private final Scenario first;
  private final List<Contender> contenders;
  private final List<Measuring> measurings;

  /**
   * Prepares the conclusion.
   *
   * @param evidence for each scenario of the question, of the same replications, with intervals as
   *     sure as {@code certainty} asks
   * @param certainty how sure what is said must be
   */
  public ComparisonConclusion(
      ComparisonQuestion question, List<Evidence> evidence, Certainty certainty) {
    this.question = question;
    this.evidence = evidence;
    this.first = question.batch().scenarios().get(0);
    this.contenders = Contenders.of(evidence, question.labels(), question.baseline());
    this.measurings =
        Yardstick.of(first, question.precision().map(Precision::metrics).orElse(Set.of())).stream()
            .map(yardstick -> new Measuring(yardstick, certainty))
            .filter(measuring -> measuring.isMeasured(contenders))
            .toList();
  }

  /**
   * Returns the figures that may have to be known before it is stopped: differences in what is
   * promised, in the availability of what is ours, and in whatever a width or an indifference is
   * given for. Where verdicts are asked for, availability is one of them only if nothing is
   * promised, and all promises are. What only frames the others is not waited for.
   */
  public List<Awaited> awaited(Asked asked) {
    List<Awaited> awaited = new ArrayList<>();
    families().stream()
        .filter(family -> family.measurings().stream().anyMatch(m -> isAwaited(m, asked)))
        .flatMap(family -> family.all().stream())
        .flatMap(List::stream)
        .filter(beside -> isAwaited(beside.measuring(), asked) && !beside.contender().bound())
        .forEach(beside -> awaited.add(beside.awaited()));
    if (asked.untilVerdict()) {
      awaited.addAll(new Promises(first, evidence, contenders).awaited());
    }
    return awaited;
  }

  private boolean isAwaited(Measuring measuring, Asked asked) {
    Yardstick yardstick = measuring.yardstick();
    String metric = yardstick.metric().name();
    boolean named =
        asked.absolute().containsKey(metric) || question.indifference().of(metric).isPresent();
    boolean told =
        yardstick.metric().equals(Metrics.AVAILABILITY)
            && (!asked.untilVerdict() || first.objectives().isEmpty());
    return yardstick.promised() || ((named || told) && isOurs(yardstick.useCase()));
  }

  /** Whether it is of a use case of ours, or of all of them. */
  private boolean isOurs(String useCase) {
    return first.trial().useCases().stream()
        .allMatch(each -> !each.name().equals(useCase) || each.isOurs());
  }

  /**
   * Draws the conclusion of what took some real time.
   *
   * @param stopping why there are as many replications as there are; empty where that was given
   */
  public ComparisonAnswer answer(double wallSeconds, Optional<Stopping> stopping) {
    List<ComparisonAnswer.Promise> promises = new Promises(first, evidence, contenders).all();
    return new ComparisonAnswer(
        ComparisonAnswer.SCHEMA,
        question.name(),
        stopping
            .map(why -> why.reason() == Stopping.Reason.INTERRUPTED)
            .orElse(evidence.get(0).replications() < first.replications()),
        verdict(promises, stopping),
        setup(wallSeconds),
        contenders.stream().map(this::told).toList(),
        measures(),
        promises,
        question.changes(),
        warnings(),
        stopping);
  }

  private static Verdict verdict(
      List<ComparisonAnswer.Promise> promises, Optional<Stopping> stopping) {
    Set<ComparisonAnswer.Standing> standings = new LinkedHashSet<>();
    promises.forEach(promise -> promise.kept().forEach(kept -> standings.add(kept.standing())));
    if (standings.contains(ComparisonAnswer.Standing.LOST)) {
      return Verdict.FAILED;
    }
    boolean open =
        stopping
            .filter(why -> why.asked().untilVerdict() && !why.unsettled().isEmpty())
            .isPresent();
    return open || standings.contains(ComparisonAnswer.Standing.DOUBTFUL)
        ? Verdict.INCONCLUSIVE
        : Verdict.MET;
  }

  private Setup setup(double wallSeconds) {
    Digest digest = Digest.EMPTY;
    for (Evidence each : evidence) {
      digest = digest.with(each.digest().value());
    }
    int replications = evidence.get(0).replications();
    return Setups.of(
        first,
        replications,
        (long) contenders.size() * replications,
        evidence.stream().mapToLong(Evidence::events).sum(),
        wallSeconds,
        digest);
  }

  private ComparisonAnswer.Contender told(Contender contender) {
    Scenario scenario = contender.evidence().scenario();
    return new ComparisonAnswer.Contender(
        contender.name(),
        scenario.source().name(),
        scenario.name(),
        scenario.sha256(),
        scenario.trial().architectures().get(contender.architecture()).name(),
        contender.bound(),
        contender.hasBaseline() ? baseline(contender).name() : "");
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (Evidence each : evidence) {
      String prefix = evidence.size() == 1 ? "" : each.scenario().name() + ": ";
      each.scenario().warnings().forEach(warning -> warnings.add(prefix + warning));
      each.unsteady().forEach(warning -> warnings.add(prefix + warning));
      if (!each.sightings().tooFewSeen().isEmpty()) {
        warnings.add(prefix + each.sightings().tooFewSeen());
      }
    }
    if (evidence.get(0).replications() == 1) {
      warnings.add(
          "one replication cannot tell a difference from chance: nothing is shown to be better;"
              + " give -n 20, say");
    }
    return warnings;
  }

  private List<Measure> measures() {
    return families().stream()
        .flatMap(
            family -> {
              List<List<Beside>> all = family.all();
              return IntStream.range(0, all.size())
                  .mapToObj(
                      m ->
                          measure(
                              family.measurings().get(m),
                              all.get(m).stream().map(Beside::told).toList()));
            })
        .toList();
  }

  /** What is promised together, and all else together. */
  private List<Family> families() {
    return Stream.of(true, false)
        .map(
            promised ->
                measurings.stream().filter(m -> m.yardstick().promised() == promised).toList())
        .map(together -> new Family(together, contenders, question.indifference()))
        .toList();
  }

  private Contender baseline(Contender contender) {
    return contenders.get(contender.baseline());
  }

  private Measure measure(Measuring measuring, List<Difference> differences) {
    Yardstick yardstick = measuring.yardstick();
    List<Contender> candidates = contenders.stream().filter(c -> !c.bound()).toList();
    return new Measure(
        yardstick.metric().name(),
        yardstick.useCase(),
        yardstick.metric().unitIn(evidence.get(0).currency()),
        yardstick.higherIsBetter(),
        yardstick.promised(),
        contenders.stream().map(c -> new Value(c.name(), measuring.value(c))).toList(),
        differences,
        measuring.couldBeBest(candidates).stream().map(Contender::name).toList(),
        question
            .indifference()
            .of(yardstick.metric().name())
            .flatMap(width -> measuring.selection(candidates, width)));
  }
}
