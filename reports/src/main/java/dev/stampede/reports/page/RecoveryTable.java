package dev.stampede.reports.page;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.PromiseSummary;
import dev.stampede.reports.result.RecoverySummary;
import dev.stampede.reports.result.RecoverySummary.WorstWindow;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.RecoveryWords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a use case kept its promises over time: the whole run, before the faults, and after each. */
final class RecoveryTable {

  private RecoveryTable() {}

  static Table of(Summary summary, String useCase) {
    List<Group> groups = new ArrayList<>();
    double window = 0;
    for (ArchitectureSummary architecture : summary.architectures()) {
      for (UseCaseSummary of : architecture.useCases()) {
        if (of.name().equals(useCase)) {
          for (PromiseSummary promise : of.promises()) {
            window = promise.windowSeconds();
            groups.add(group(Bounds.marked(architecture), promise, of.recovery()));
          }
        }
      }
    }
    return new Table(
        "Out is the time of which no window of %s keeps the promise; per run, with 95 %% intervals"
            .formatted(Figures.seconds(window)),
        List.of(
            "Fault", "well again after", "out", "worst window", "error budget spent", "burn rate"),
        groups);
  }

  private static Group group(
      String architecture, PromiseSummary promise, List<RecoverySummary> recoveries) {
    List<Row> rows = new ArrayList<>();
    recoveries.stream()
        .filter(recovery -> recovery.objective().equals(promise.objective()))
        .forEach(recovery -> rows.add(row(recovery)));
    rows.add(
        new Row(
            "before any fault",
            List.of(
                Cell.NONE,
                minutes(Estimate.ofOne(promise.beforeFaults().minutesOut())),
                Cell.NONE,
                share(Estimate.ofOne(promise.beforeFaults().budgetSpent())),
                Cell.NONE)));
    rows.add(
        new Row(
            "all of the run",
            List.of(
                Cell.NONE,
                minutes(new Estimate(promise.minutesOut(), promise.minutesOutCi95())),
                worst(promise.worstWindow()),
                share(new Estimate(promise.budgetSpent(), promise.budgetSpentCi95())),
                Cell.NONE)));
    return new Group(architecture + " · " + promise.objective(), rows);
  }

  private static Row row(RecoverySummary recovery) {
    return new Row(
        recovery.fault(),
        List.of(
            Cell.of(RecoveryWords.after(recovery), ends(recovery.secondsAfterCi95(), "s")),
            minutes(new Estimate(recovery.minutesOut(), recovery.minutesOutCi95())),
            worst(recovery.worstWindow()),
            share(new Estimate(recovery.budgetSpent(), recovery.budgetSpentCi95())),
            Double.isNaN(recovery.burnRate())
                ? Cell.NONE
                : Cell.of(Figures.number(recovery.burnRate()) + "×")));
  }

  private static Cell minutes(Estimate minutes) {
    return minutes.mean() == 0
        ? Cell.NONE
        : Cell.of(Figures.value(minutes.mean(), "min"), ends(minutes.ci95(), "min"));
  }

  private static Cell share(Estimate share) {
    return Double.isNaN(share.mean())
        ? Cell.NONE
        : Cell.of(Figures.share(share.mean()), ends(share.ci95(), "share"));
  }

  /** The ends of an interval that has a width. */
  private static String ends(List<@Nullable Double> interval, String unit) {
    Double low = interval.get(0);
    Double high = interval.get(1);
    return low == null || high == null || low.equals(high)
        ? ""
        : Figures.value(low, unit) + " to " + Figures.value(high, unit);
  }

  private static Cell worst(WorstWindow worst) {
    return Double.isNaN(worst.share())
        ? Cell.NONE
        : Cell.of(
            Figures.share(worst.share()),
            worst.share() == 1 ? "" : "from " + Figures.seconds(worst.atSeconds()));
  }
}
