package dev.stampede.experiments.theory;

import dev.stampede.experiments.scenario.ScenarioLanguage;
import java.util.ArrayList;
import java.util.List;

/** Runs all that has a truth, and shows what it came to as a page of Markdown. */
public final class ValidationPage {

  private final Effort effort;
  private final Findings findings;

  ValidationPage(Effort effort, Findings findings) {
    this.effort = effort;
    this.findings = findings;
  }

  /**
   * Runs everything.
   *
   * @param language reads the scenarios of the studies
   * @param jobs how many experiments run side by side, at least 1; the page is the same for any
   *     number
   */
  public static ValidationPage of(
      ScenarioLanguage language, Effort effort, int jobs, Progress progress) {
    Experiments experiments = new Experiments(language, effort.seeds(), jobs, progress);
    return new ValidationPage(effort, Findings.of(experiments, effort));
  }

  /** Whether all is as it must be, or off by no more than chance may do. */
  public boolean holds() {
    return findings.holds();
  }

  /** Returns the page. */
  public String text() {
    List<String> lines = new ArrayList<>(head());
    lines.addAll(ClosedForms.section(findings.formulas(), effort));
    lines.addAll(coverage());
    findings
        .studies()
        .forEach(study -> lines.addAll(CoverageSection.of(study, effort.experiments())));
    lines.addAll(StopsSection.of(findings.stops()));
    lines.addAll(EndOfRunSection.of(findings.ends()));
    lines.addAll(RareSection.of(findings.rare()));
    return String.join("\n", lines) + "\n";
  }

  private List<String> head() {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            "# Validation",
            "",
            "Does a simulation show what theory says, does a 95 % interval cover the truth in 95 % of all cases, and does a verdict mislead? This page is the output of",
            "",
            "```",
            effort.command(),
            "```",
            "",
            "It runs scenarios whose true figures are known through all that a scenario goes through: its YAML is read, simulated, added up, estimated and judged. But for one section, which says so, nothing is synthetic. The page is that of seed %d, and the same for any number of threads."
                .formatted(effort.seed()),
            "",
            "**holds** is yes, **no**, or *by chance*: not what it must be, but no farther off than what is right may be by chance in %s of 10,000 cases. The exit code is 99 if there is a **no**, else 0."
                .formatted(Math.round(10_000 * Agreement.FALSE_ALARM))));
    if (effort.isQuick()) {
      lines.addAll(
          List.of(
              "",
              "This is the quick page: closed forms run for a %dth of the whole one's times, so that what differs from theory must be %d times as far off to be found, and intervals are looked at in %s experiments in place of %s, from which only those that cover much too rarely can be told."
                  .formatted(
                      Effort.LONGER,
                      Math.round(Math.sqrt(Effort.LONGER)),
                      Shown.thousands(effort.experiments()),
                      Shown.thousands(Effort.EXPERIMENTS))));
    }
    return lines;
  }

  private List<String> coverage() {
    List<Coverage> all = findings.coverages();
    long holding = all.stream().filter(line -> line.holds() == Agreement.YES).count();
    return List.of(
        "",
        "## Coverage",
        "",
        "Scenarios whose true figures are known, each run %s times with another seed (n million and 1, 2, ... for n replications%s). The build runs 200 of each."
            .formatted(Shown.thousands(effort.experiments()), effort.onTop()),
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
}
