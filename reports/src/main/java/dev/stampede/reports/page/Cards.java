package dev.stampede.reports.page;

import dev.stampede.reports.page.Page.Card;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.CostFrontier.Cheapest;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import dev.stampede.reports.text.Promise;
import dev.stampede.reports.text.decision.Margin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a decision needs beside the verdict: which architecture to look at, how sure that is, what
 * would change it, and what comes next. Bounds aside.
 */
final class Cards {
  private static final int LONGEST_NAME = 32;

  private final Summary summary;
  private final ArchitectureSummary choice;
  private final List<Promise> promises;

  private Cards(Summary summary, ArchitectureSummary choice) {
    this.summary = summary;
    this.choice = choice;
    this.promises = Promise.of(summary);
  }

  static List<Card> of(Summary summary) {
    return Choice.of(summary).map(choice -> new Cards(summary, choice).cards()).orElse(List.of());
  }

  private List<Card> cards() {
    List<Card> cards = new ArrayList<>();
    Optional<Promise> promise = Choice.promise(promises, choice);
    if (promise.isEmpty()) {
      return cards;
    }
    cards.add(answer(promise.get()));
    cards.add(sure(promise.get()));
    change(promise.get()).ifPresent(cards::add);
    next().ifPresent(cards::add);
    return cards;
  }

  private Card answer(Promise promise) {
    boolean failed = promise.count(Verdict.FAILED) > 0;
    Tone tone = promise.isKept() ? Tone.GOOD : failed ? Tone.BAD : Tone.UNSURE;
    String price =
        summary.hasPrices()
            ? ", for %s a run".formatted(Figures.money(choice.cost().total(), summary.currency()))
            : "";
    String label = promise.isKept() ? "The choice" : "Closest to its objectives";
    return new Card(label, name(choice.name()), promise.words() + price, tone);
  }

  private Card sure(Promise promise) {
    int replications = summary.scenario().replications();
    long open = promise.count(Verdict.INCONCLUSIVE);
    if (replications < 2) {
      return new Card(
          "How sure",
          "one run",
          "A single replication has no interval. With -n 5 or more the verdicts have one.",
          Tone.UNSURE);
    }
    String runs = Figures.count(replications) + " replications";
    if (open > 0) {
      return new Card(
          "How sure",
          "%d of %d open".formatted(open, promise.results().size()),
          "%s: what is open may be settled by more of them.".formatted(runs),
          Tone.UNSURE);
    }
    return new Card(
        "How sure",
        "95 %",
        "%s: the whole 95 %% interval of each objective is on the same side of its limit."
            .formatted(runs),
        Tone.GOOD);
  }

  private Optional<Card> change(Promise promise) {
    if (!promise.isKept()) {
      return Optional.of(
          new Card(
              "What would change it",
              missing(promise),
              "The farthest from its limit: %s.".formatted(promise.details().get(0)),
              Tone.of(worst(promise))));
    }
    return Margin.nearest(promise.results())
        .map(
            margin ->
                new Card(
                    "What would change it: the nearest limit, %s used"
                        .formatted(percent(margin.used())),
                    margin.subject(),
                    margin.words(),
                    Tone.PLAIN));
  }

  private static String missing(Promise promise) {
    long open = promise.results().size() - promise.count(Verdict.MET);
    return open == 1 ? "one objective more" : open + " objectives more";
  }

  private static Verdict worst(Promise promise) {
    return promise.count(Verdict.FAILED) > 0 ? Verdict.FAILED : Verdict.INCONCLUSIVE;
  }

  /** Whole per cent, and never all of it where it is less. */
  private static String percent(double share) {
    long whole = Math.round(100 * share);
    return whole == 0 && share > 0 ? "under 1 %" : Math.min(whole, share < 1 ? 99 : whole) + " %";
  }

  /** Who would be chosen if this one were not there. */
  private Optional<Card> next() {
    Optional<Cheapest> cheapest = summary.frontier().cheapest();
    if (cheapest.isPresent() && cheapest.get().next().isPresent()) {
      String other = cheapest.get().next().get();
      String less =
          cheapest
              .get()
              .less()
              .map(by -> Figures.value(by, summary.currency()) + " a run more")
              .orElse("");
      return Optional.of(
          new Card(
              "Next in line", name(other), "keeps all its objectives, too: " + less, Tone.PLAIN));
    }
    return promises.stream()
        .filter(other -> !other.architecture().equals(choice.name()))
        .min(Promise.CLOSEST_FIRST)
        .map(
            other ->
                new Card("Next in line", name(other.architecture()), other.worst(), Tone.PLAIN));
  }

  private static String name(String architecture) {
    return PlainText.quoted(architecture, LONGEST_NAME);
  }
}
