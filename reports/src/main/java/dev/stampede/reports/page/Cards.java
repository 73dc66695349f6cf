package dev.stampede.reports.page;

import dev.stampede.reports.page.Page.Card;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.WorkLatency;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.ObjectiveText;
import dev.stampede.reports.text.PerRun;
import dev.stampede.reports.text.PlainText;
import dev.stampede.reports.text.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cards under the headline: the verdict, and the best architecture against the first one,
 * bounds aside.
 */
final class Cards {
  private static final int LONGEST_NAME = 32;

  private final Summary summary;
  private final ArchitectureSummary choice;
  private final ArchitectureSummary baseline;

  private Cards(Summary summary, ArchitectureSummary choice) {
    this.summary = summary;
    this.choice = choice;
    this.baseline = summary.candidates().get(0);
  }

  static List<Card> of(Summary summary) {
    Optional<ArchitectureSummary> choice = Choice.of(summary);
    return choice.isEmpty() ? List.of() : new Cards(summary, choice.get()).cards();
  }

  private List<Card> cards() {
    List<Card> cards = new ArrayList<>();
    List<Promise> promises = Promise.of(summary);
    Choice.promise(promises, choice).ifPresent(promise -> cards.add(verdict(promises, promise)));
    List<UseCaseSummary> ours = choice.ours();
    if (!ours.isEmpty()) {
      UseCaseSummary best = ours.get(0);
      Optional<UseCaseSummary> first =
          baseline.ours().stream().filter(u -> u.name().equals(best.name())).findFirst();
      cards.add(availability(best, first));
      cards.add(latency(best, first));
    }
    PerRun perRun = PerRun.of(summary);
    String all = ours.size() > 1 ? ", all use cases" : "";
    cards.add(
        card(
            "Tickets per run" + all,
            perRun.count(Choice.tickets(choice)),
            "",
            perRun.count(Choice.tickets(baseline)),
            Tone.PLAIN));
    if (summary.hasPrices()) {
      cards.add(
          card(
              "Cost per run",
              Figures.money(choice.cost().total(), summary.currency()),
              "",
              Figures.money(baseline.cost().total(), summary.currency()),
              Tone.PLAIN));
    }
    return cards;
  }

  private Card verdict(List<Promise> promises, Promise chosen) {
    long kept = promises.stream().filter(Promise::isKept).count();
    boolean failed = chosen.count(Verdict.FAILED) > 0;
    Tone tone = kept > 0 ? Tone.GOOD : failed ? Tone.BAD : Tone.UNSURE;
    String note =
        "%s meets %d of %d"
            .formatted(name(choice), chosen.count(Verdict.MET), chosen.results().size());
    return new Card(
        "Architectures that meet every objective",
        "%d of %d".formatted(kept, promises.size()),
        note,
        tone);
  }

  private Card availability(UseCaseSummary best, Optional<UseCaseSummary> first) {
    String mean = Figures.share(best.availability().mean());
    String interval = Figures.value(best.availability(), "share").substring(mean.length()).strip();
    return card(
        "Availability, " + PlainText.of(best.name(), LONGEST_NAME),
        mean,
        interval.isEmpty() ? "" : ", " + interval.replace("(", "").replace(")", ""),
        first.map(u -> Figures.share(u.availability().mean())).orElse("n/a"),
        tone("availability", best));
  }

  private Card latency(UseCaseSummary best, Optional<UseCaseSummary> first) {
    WorkLatency e2e = best.latencySeconds().e2e();
    return card(
        "p99 latency of all work, " + PlainText.of(best.name(), LONGEST_NAME),
        p99(e2e),
        Double.isInfinite(e2e.p99())
            ? ", %s answered".formatted(Figures.share(best.shareAnswered()))
            : "",
        first.map(u -> p99(u.latencySeconds().e2e())).orElse("n/a"),
        tone("latency.e2e.p99", best));
  }

  private static String p99(WorkLatency latency) {
    return Figures.seconds(latency.p99());
  }

  /** The worst verdict there is on this figure. */
  private Tone tone(String metric, UseCaseSummary useCase) {
    return summary.objectives().stream()
        .filter(o -> o.metric().equals(metric) && o.architecture().equals(choice.name()))
        .filter(o -> o.useCase().equals(useCase.name()) && ObjectiveText.isPlain(o))
        .map(ObjectiveResult::verdict)
        .reduce((a, b) -> a == Verdict.FAILED || b == Verdict.MET ? a : b)
        .map(Tone::of)
        .orElse(Tone.PLAIN);
  }

  private Card card(String label, String value, String interval, String baselineValue, Tone tone) {
    String note =
        choice.name().equals(baseline.name())
            ? name(choice) + interval
            : "%s%s (%s: %s)".formatted(name(choice), interval, name(baseline), baselineValue);
    return new Card(label, value, note, tone);
  }

  private static String name(ArchitectureSummary architecture) {
    return PlainText.quoted(architecture.name(), LONGEST_NAME);
  }
}
