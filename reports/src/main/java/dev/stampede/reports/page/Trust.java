package dev.stampede.reports.page;

import dev.stampede.reports.page.Page.Term;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.IncidentWords;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/** What a reader needs to know to trust the figures, and to get them again. */
final class Trust {
  private Trust() {}

  static List<Term> of(Summary summary) {
    Summary.Scenario scenario = summary.scenario();
    Summary.Run run = summary.run();
    List<Term> facts = new ArrayList<>();
    facts.add(
        new Term(
            "Replications",
            "%s of %s each, independent of each other. In each, all architectures met the same"
                    .formatted(
                        replications(scenario.replications()),
                        Figures.seconds(scenario.durationSeconds()))
                + " demand on the same random numbers."));
    facts.add(
        new Term(
            "Intervals",
            scenario.replications() > 1
                ? "95 % confidence. Shares, means and counts are ratios over the replications, with"
                    + " Student's t, or Willink's where they are skewed; the interval of a share is"
                    + " never narrower than Wilson's. Percentiles are of all replications pooled,"
                    + " their intervals by sectioning. Shares of replications have exact intervals."
                    + " Differences are paired, replication by replication, which takes out what"
                    + " chance did to both."
                : "None: one replication cannot tell a difference from chance."));
    if (!summary.incidents().isEmpty()) {
      facts.add(
          new Term(
              "Incidents",
              "By chance, the same ones for every architecture; "
                  + String.join("; ", IncidentWords.of(summary))
                  + ". Shares, means and differences with an interval are post-stratified:"
                  + " replications that were struck, and those that were not, weigh as they were to"
                  + " be expected. Counts, charts and percentiles are as they happened."));
    }
    facts.add(
        new Term(
            "Warm-up",
            scenario.warmupSeconds() > 0
                ? "Work that arrived in the first %s was simulated but not counted; charts over"
                        .formatted(Figures.seconds(scenario.warmupSeconds()))
                    + " time show it."
                : "None: everything counts from the first moment."));
    facts.add(
        new Term(
            "Size",
            "%s pieces of work, %s attempts, %s events%s in %s (%s events a second)."
                .formatted(
                    Figures.count(run.requests()),
                    Figures.count(run.attempts()),
                    Figures.count(run.events()),
                    summary
                            .counterfactual()
                            .map(
                                c -> ", and %s without faults".formatted(Figures.count(c.events())))
                            .orElse("")
                        + summary
                            .singleStep()
                            .map(
                                s ->
                                    ", and %s with single steps"
                                        .formatted(Figures.count(s.events())))
                            .orElse(""),
                    Figures.seconds(run.wallSeconds()),
                    Figures.count(Math.round(run.eventsPerSecond())))));
    facts.add(new Term("After the end", drain(run)));
    facts.add(new Term("Seed", Long.toString(scenario.seed())));
    facts.add(new Term("Scenario SHA-256", PlainText.of(scenario.sha256())));
    facts.add(
        new Term(
            "Run digest",
            PlainText.of(run.digest())
                + " \u2013 the same scenario and seed give the same digest, on any number of cores."));
    String version = Trust.class.getPackage().getImplementationVersion();
    if (version != null) {
      facts.add(new Term("Version", version));
    }
    facts.add(new Term("Format", PlainText.of(summary.schema())));
    return facts;
  }

  private static String drain(Summary.Run run) {
    return run.drainEvents() == 0
        ? "Nothing was simulated: all that counts had ended by then."
        : "The run went on after the end until the work that counts had ended: %s events, %s of all."
            .formatted(
                Figures.count(run.drainEvents()),
                Figures.share((double) run.drainEvents() / run.events()));
  }

  /** Returns {@code 1 replication} or {@code 5 replications}. */
  static String replications(int count) {
    return count == 1 ? "1 replication" : Figures.count(count) + " replications";
  }
}
