package dev.stampede.reports.text;

import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import java.util.Comparator;
import java.util.List;

/**
 * What one architecture promised and how much of it is kept.
 *
 * @param results its objectives; at least one
 */
record Promise(String architecture, List<ObjectiveResult> results) {

  /** Fewest misses first, then fewest open ones, then the smallest miss. */
  static final Comparator<Promise> CLOSEST_FIRST =
      Comparator.comparingLong((Promise p) -> p.count(Verdict.FAILED))
          .thenComparingLong(p -> p.count(Verdict.INCONCLUSIVE))
          .thenComparingDouble(Promise::worstMiss);

  /** Returns the promises of all architectures that have objectives, in the scenario's order. */
  static List<Promise> of(Summary summary) {
    return summary.objectives().stream()
        .map(ObjectiveResult::architecture)
        .distinct()
        .map(
            name ->
                new Promise(
                    name,
                    summary.objectives().stream()
                        .filter(result -> result.architecture().equals(name))
                        .toList()))
        .toList();
  }

  String name() {
    return PlainText.of(architecture, Headline.LONGEST_NAME);
  }

  long count(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }

  boolean isKept() {
    return count(Verdict.MET) == results.size();
  }

  /** By how much of the limit the worst objective is missed; 0 where none is. */
  private double worstMiss() {
    return results.stream()
        .filter(result -> result.verdict() != Verdict.MET)
        .mapToDouble(result -> Math.abs(result.value() - result.limit()) / scale(result))
        .max()
        .orElse(0);
  }

  /** A miss of a share near 1 is measured by what is left to 1: 97 % is far from 99.5 %. */
  private static double scale(ObjectiveResult result) {
    boolean nearOne = result.unit().equals("share") && result.limit() > 0.5 && result.limit() < 1;
    double scale = nearOne ? 1 - result.limit() : Math.abs(result.limit());
    return scale == 0 ? 1 : scale;
  }

  /** What it does with its promises, in words, the misses named. */
  String words() {
    long missed = count(Verdict.FAILED);
    long open = count(Verdict.INCONCLUSIVE);
    if (missed == 0 && open == 0) {
      return "keeps " + ofAll("its only objective", "both objectives", "all %d objectives");
    }
    if (missed == 0) {
      return "is too close to call on " + some(open, Verdict.INCONCLUSIVE);
    }
    if (missed == results.size() && missed > 1) {
      return "misses " + ofAll("", "both of its objectives", "all %d");
    }
    String rest = open == 0 ? "" : ", " + open + " more too close to call";
    return "misses " + some(missed, Verdict.FAILED) + rest;
  }

  private String ofAll(String one, String two, String many) {
    return switch (results.size()) {
      case 1 -> one;
      case 2 -> two;
      default -> many.formatted(results.size());
    };
  }

  private String some(long count, Verdict verdict) {
    String which =
        results.size() == 1 ? "its only objective" : "%d of %d".formatted(count, results.size());
    return which + " (" + details(verdict) + ")";
  }

  /** The objectives that have a verdict, with value and limit. */
  String details(Verdict verdict) {
    return Listing.of(
        results.stream()
            .filter(result -> result.verdict() == verdict)
            .map(ObjectiveText::measured)
            .toList(),
        2);
  }
}
