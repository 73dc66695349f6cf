package dev.stampede.reports.text;

import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import java.util.ArrayList;
import java.util.List;

/**
 * The first sentence of a report: which architectures keep their promises, and what the others
 * miss. It is plain text with names from files in it: escape it where it goes into HTML.
 */
public final class Headline {

  static final int LONGEST_NAME = 40;
  private static final int MOST_NAMES = 4;
  private static final int MOST_MISSES = 3;

  private Headline() {}

  /** Returns the headline of an experiment, one sentence without a line break. */
  public static String of(Summary summary) {
    List<Promise> promises = Promise.of(summary);
    String sentence =
        promises.isEmpty() ? AvailabilityHeadline.of(summary) : verdict(summary, promises);
    if (!summary.partial()) {
      return sentence;
    }
    int replications = summary.scenario().replications();
    return "Interrupted after %d replication%s: %s"
        .formatted(replications, replications == 1 ? "" : "s", sentence);
  }

  private static String verdict(Summary summary, List<Promise> promises) {
    if (promises.size() == 1) {
      return alone(promises.get(0)) + ".";
    }
    List<Promise> kept = promises.stream().filter(Promise::isKept).toList();
    List<Promise> others =
        promises.stream().filter(p -> !p.isKept()).sorted(Promise.CLOSEST_FIRST).toList();
    List<String> clauses = new ArrayList<>();
    if (kept.isEmpty()) {
      boolean sure = others.stream().allMatch(p -> p.count(Verdict.FAILED) > 0);
      clauses.add(
          "No architecture %s all its objectives".formatted(sure ? "keeps" : "is sure to keep"));
      clauses.add("closest is %s, which %s".formatted(others.get(0).name(), others.get(0).words()));
      others = others.subList(1, others.size());
    } else {
      clauses.add(keep(kept, kept.size() == summary.architectures().size()));
      String cheapest = CheapestWork.of(summary, kept);
      if (!cheapest.isEmpty()) {
        clauses.add(cheapest);
      }
    }
    if (!others.isEmpty()) {
      clauses.add(miss(others));
    }
    return String.join("; ", clauses) + ".";
  }

  /** There is nothing to compare with, so its misses are named even if they are all there is. */
  private static String alone(Promise promise) {
    String details = promise.details(Verdict.FAILED);
    String words = promise.words();
    return promise.name() + " " + words + (words.contains(details) ? "" : " (" + details + ")");
  }

  private static String keep(List<Promise> kept, boolean all) {
    String names = Listing.of(kept.stream().map(Promise::name).toList(), MOST_NAMES);
    if (kept.size() == 1) {
      return names + " " + kept.get(0).words();
    }
    boolean sameNumber = kept.stream().mapToInt(p -> p.results().size()).distinct().count() == 1;
    int number = kept.get(0).results().size();
    String what =
        !sameNumber || number == 1
            ? "all their objectives"
            : number == 2 ? "both objectives" : "all %d objectives".formatted(number);
    return all
        ? (kept.size() == 2
                ? "Both architectures keep "
                : "All " + kept.size() + " architectures keep ")
            + what
        : names + " keep " + what;
  }

  private static String miss(List<Promise> others) {
    List<String> parts =
        new ArrayList<>(
            others.stream().limit(MOST_MISSES).map(p -> p.name() + " " + p.words()).toList());
    int more = others.size() - parts.size();
    if (more > 0) {
      parts.add("%d more %s at least as far from it".formatted(more, more == 1 ? "is" : "are"));
    }
    return String.join(", ", parts);
  }
}
