package dev.stampede.experiments.compare;

import dev.stampede.engine.Digest;
import dev.stampede.experiments.conclude.Evidence;
import dev.stampede.experiments.conclude.Setups;
import dev.stampede.experiments.conclude.Yardstick;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.comparison.ComparisonAnswer;
import dev.stampede.reports.result.comparison.Measure;
import dev.stampede.reports.result.comparison.Measure.Difference;
import dev.stampede.reports.result.comparison.Measure.Finding;
import dev.stampede.reports.result.comparison.Measure.Value;
import dev.stampede.reports.result.question.Setup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Turns what the trials say of all contenders into the answer. */
public final class ComparisonConclusion {

  private final ComparisonQuestion question;
  private final List<Evidence> evidence;
  private final Scenario first;
  private final List<Contender> contenders;

  /**
   * Prepares the conclusion.
   *
   * @param evidence for each scenario of the question, of the same replications
   */
  public ComparisonConclusion(ComparisonQuestion question, List<Evidence> evidence) {
    this.question = question;
    this.evidence = evidence;
    this.first = question.batch().scenarios().get(0);
    this.contenders = Contenders.of(evidence, question.labels(), question.baseline());
  }

  /** Draws the conclusion of what took some real time. */
  public ComparisonAnswer answer(double wallSeconds) {
    List<ComparisonAnswer.Promise> promises = new Promises(first, evidence, contenders).all();
    return new ComparisonAnswer(
        ComparisonAnswer.SCHEMA,
        question.name(),
        evidence.get(0).replications() < first.replications(),
        verdict(promises),
        setup(wallSeconds),
        contenders.stream().map(this::told).toList(),
        measures(),
        promises,
        question.changes(),
        warnings());
  }

  private static Verdict verdict(List<ComparisonAnswer.Promise> promises) {
    Set<ComparisonAnswer.Standing> standings = new LinkedHashSet<>();
    promises.forEach(promise -> promise.kept().forEach(kept -> standings.add(kept.standing())));
    if (standings.contains(ComparisonAnswer.Standing.LOST)) {
      return Verdict.FAILED;
    }
    return standings.contains(ComparisonAnswer.Standing.DOUBTFUL)
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
    List<Measuring> all =
        Yardstick.of(first).stream()
            .map(Measuring::new)
            .filter(measuring -> measuring.isMeasured(contenders))
            .toList();
    List<Measuring> promised = all.stream().filter(m -> m.yardstick().promised()).toList();
    List<Measuring> others = all.stream().filter(m -> !m.yardstick().promised()).toList();
    return Stream.concat(family(promised).stream(), family(others).stream()).toList();
  }

  /** Measures whose p-values are adjusted together. */
  private List<Measure> family(List<Measuring> measurings) {
    List<Contender> compared = contenders.stream().filter(Contender::hasBaseline).toList();
    List<Contrast> contrasts =
        measurings.stream()
            .flatMap(measuring -> compared.stream().map(c -> measuring.contrast(c, baseline(c))))
            .toList();
    double[] pValues = Holm.adjusted(contrasts.stream().mapToDouble(Contrast::pValue).toArray());
    List<Measure> family = new ArrayList<>();
    for (int m = 0; m < measurings.size(); m++) {
      List<Difference> told = new ArrayList<>();
      for (int c = 0; c < compared.size(); c++) {
        int number = m * compared.size() + c;
        told.add(
            told(
                measurings.get(m),
                compared.get(c),
                contrasts.get(number),
                pValues[number],
                Measuring.simultaneous(compared.size())));
      }
      family.add(measure(measurings.get(m), told));
    }
    return family;
  }

  private Contender baseline(Contender contender) {
    return contenders.get(contender.baseline());
  }

  private Difference told(
      Measuring measuring,
      Contender contender,
      Contrast contrast,
      double pValue,
      double confidence) {
    Contender baseline = baseline(contender);
    return new Difference(
        contender.name(),
        baseline.name(),
        contrast.difference().estimate(confidence),
        pValue,
        finding(measuring.yardstick(), contrast, pValue, confidence),
        measuring.pairing(contender, baseline, contrast.difference()));
  }

  private Finding finding(
      Yardstick yardstick, Contrast contrast, double pValue, double confidence) {
    if (contrast
        .difference()
        .interval(confidence)
        .filter(i -> question.indifference().covers(yardstick.metric().name(), i.low(), i.high()))
        .isPresent()) {
      return Finding.EQUIVALENT;
    }
    if (!Measuring.shows(pValue)) {
      return Finding.OPEN;
    }
    return contrast.isMore() == yardstick.higherIsBetter() ? Finding.BETTER : Finding.WORSE;
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
