package dev.stampede.experiments.theory;

import dev.stampede.experiments.scenario.ScenarioLanguage;
import dev.stampede.experiments.theory.StudyResult.Kept;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs all studies, and shows what they came to as a page of Markdown. */
public final class ValidationPage {

  /** The number of experiments of the page that is kept. */
  public static final int EXPERIMENTS = 2000;

  /** For so many experiments one is run of those from which what is not known is estimated. */
  private static final int EXPERIMENTS_A_TRUTH = 20;

  /** The same for those that look at the end of a run. */
  private static final int EXPERIMENTS_AN_END = 40;

  /** From fewer no standard error can be told. */
  private static final int LEAST = 10;

  private final int count;
  private final List<String> lines = new ArrayList<>();

  private ValidationPage(int count) {
    this.count = count;
  }

  /**
   * Runs everything.
   *
   * @param language reads the scenarios of the studies
   * @param count experiments of each study, at least 1
   * @param jobs how many of them run side by side, at least 1; the page is the same for any number
   */
  public static String of(ScenarioLanguage language, int count, int jobs, Progress progress) {
    Experiments experiments = new Experiments(language, jobs, progress);
    List<StudyResult> results = new ArrayList<>();
    for (Study study : Studies.all()) {
      Kept kept = Kept.by(study, experiments, Math.max(LEAST, count / EXPERIMENTS_A_TRUTH));
      results.add(StudyResult.of(study, kept, experiments, count));
    }
    List<StopResult> stops =
        StopStudy.all().stream().map(study -> StopResult.of(study, count)).toList();
    Map<EndOfRun, List<EndOfRun.Comparison>> ends = new LinkedHashMap<>();
    for (EndOfRun system : EndOfRun.all()) {
      ends.put(system, system.compare(experiments, Math.max(LEAST, count / EXPERIMENTS_AN_END)));
    }
    return of(count, results, stops, ends);
  }

  /** Shows what was found. */
  static String of(
      int count,
      List<StudyResult> results,
      List<StopResult> stops,
      Map<EndOfRun, List<EndOfRun.Comparison>> ends) {
    ValidationPage page = new ValidationPage(count);
    page.head(results);
    results.forEach(page::study);
    page.lines.addAll(StopsSection.of(stops));
    page.endOfRun(ends);
    page.lines.addAll(RareSection.lines());
    return String.join("\n", page.lines) + "\n";
  }

  private void head(List<StudyResult> results) {
    List<Coverage> all = results.stream().flatMap(r -> r.coverages().stream()).toList();
    long holding = all.stream().filter(Coverage::holds).count();
    add(
        "# Validation",
        "",
        "Does a 95 % interval cover the truth in 95 % of all cases, and does a verdict mislead? This"
            + " page is the output of",
        "",
        "```",
        count == EXPERIMENTS ? "./stampede theory" : "./stampede theory --experiments " + count,
        "```",
        "",
        "It runs scenarios whose true figures are known %s times, each time with another seed (n million and 1, 2, ... for n replications), through all that a scenario goes through: its YAML is read, simulated, added up, estimated and judged. But for one section, which says so, nothing is synthetic. The build runs 200 of each. The page is the same for any number of threads."
            .formatted(thousands(count)),
        "",
        "%d of %d lines hold their target.".formatted(holding, all.size()),
        "",
        "- **covers**: share of the experiments whose interval covers the truth, with its binomial standard error. At n = 20 it must be 93.5 to 96.5 %, of P(...), whose interval is exact and so wider than others, at least 93.5 %; at n = 5 at least 93 %.",
        "- **too low**, **too high**: intervals that end below the truth, or begin above it.",
        "- **± half-width**: mean over the experiments; a dash where the interval is not shown, but only judged by. Such an interval covers the truth exactly if the verdict on a limit at the truth is inconclusive.",
        "- **met or failed**: share of the experiments that decided an objective whose limit *is* the truth, and so cannot be decided: at most 6.5 % at n = 20, 7 % at n = 5.",
        "- **as a multiple**: an objective with `versus`.",
        "- **as shown**: the percentile of all replications pooled. It has an interval only where replications have 9 pieces of work beyond it on average: by sectioning, p99 of 300 would cover 86 %. No verdict on a percentile needs it.");
  }

  private void study(StudyResult result) {
    add("", "## Coverage: " + result.study().name(), "", result.study().about(), "");
    List<Coverage> coverages = result.coverages();
    int least = coverages.stream().mapToInt(Coverage::measured).min().orElse(0);
    if (least < count) {
      add(
          "In %s of the %s experiments fewer than three replications were struck: they give no interval, and their verdict is inconclusive. The lines are about the others; met or failed is a share of all."
              .formatted(thousands(count - least), thousands(count)),
          "");
    }
    add(
        "| figure | n | truth | covers | too low | too high | ± half-width | met or failed | holds |",
        "|---|---|---|---|---|---|---|---|---|");
    coverages.forEach(this::coverage);
    add(
        "",
        "The truth of P(...) is the share of %s replications of their own."
            .formatted(thousands(result.keptBy().replications())));
  }

  private void coverage(Coverage coverage) {
    int measured = coverage.measured();
    add(
        "| %s | %d | %s | %s | %s | %s | %s | %s | %s |"
            .formatted(
                coverage.figure().name(),
                coverage.replications(),
                Shown.digits(coverage.figure().truth(), 5),
                Shown.share(coverage.covered(), measured),
                Shown.share((double) coverage.below() / measured),
                Shown.share((double) coverage.above() / measured),
                Shown.digits(coverage.meanHalfWidth(), 3),
                coverage.judged() == 0
                    ? "–"
                    : Shown.share(coverage.decidedShare(), coverage.experiments()),
                coverage.holds() ? "yes" : "**no**"));
  }

  private void endOfRun(Map<EndOfRun, List<EndOfRun.Comparison>> ends) {
    add(
        "",
        "## The end of a run",
        "",
        "Work that is under way at the end of a run must not move a figure. Many short runs are compared with a hundredth as many that are a hundred times as long, so that the end is a hundred times rarer: a difference above 3.3 standard errors is a fault. Beside them short runs that are cut at their end (`drain: 0s`), which shows what the drain is for: what takes long is then missing.",
        "");
    ends.keySet()
        .forEach(
            system ->
                add(
                    "- **%s**: %s %d min are counted after %d min of warm-up."
                        .formatted(
                            system.name(),
                            system.about(),
                            system.countedMinutes(),
                            system.warmupMinutes())));
    add(
        "",
        "| system | figure | short | 100 times as long | standard errors between | short, cut | standard errors between | holds |",
        "|---|---|---|---|---|---|---|---|");
    ends.forEach((system, found) -> found.forEach(comparison -> end(system, comparison)));
    add("", "± is a standard error.");
  }

  private void end(EndOfRun system, EndOfRun.Comparison comparison) {
    add(
        "| %s | %s | %s | %s | %s | %s | %s | %s |"
            .formatted(
                system.name(),
                comparison.figure(),
                mean(comparison.shortRuns()),
                mean(comparison.longRuns()),
                Shown.digits(comparison.errors(), 2),
                mean(comparison.cut()),
                Shown.digits(comparison.errorsOfCut(), 2),
                comparison.holds() ? "yes" : "**no**"));
  }

  private static String mean(EndOfRun.Mean mean) {
    return "%s ± %s".formatted(Shown.digits(mean.value(), 5), Shown.digits(mean.error(), 2));
  }

  private static String thousands(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private void add(String... more) {
    lines.addAll(List.of(more));
  }
}
