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
public record Promise(String architecture, List<ObjectiveResult> results) {

  /**
   * The smallest distance first, and not the fewest misses: the architecture that others are
   * compared with has fewer objectives to miss.
   */
  public static final Comparator<Promise> CLOSEST_FIRST =
      Comparator.comparingDouble(Promise::distance)
          .thenComparingLong(p -> p.count(Verdict.FAILED))
          .thenComparingLong(p -> p.count(Verdict.INCONCLUSIVE));

  private static final int MOST_DETAILS = 2;

  /** Times the limit: farther than a value that is known should be. */
  private static final double FAR = 1000;

  /** Copies the results, so that the promise cannot change afterwards. */
  public Promise {
    results = List.copyOf(results);
  }

  /**
   * Returns the promises of all architectures that have objectives, in the scenario's order. A
   * bound promises nothing.
   */
  public static List<Promise> of(Summary summary) {
    return summary.objectives().stream()
        .map(ObjectiveResult::architecture)
        .distinct()
        .filter(name -> !summary.isBound(name))
        .map(
            name ->
                new Promise(
                    name,
                    summary.objectives().stream()
                        .filter(result -> result.architecture().equals(name))
                        .toList()))
        .toList();
  }

  /** Its name for a sentence. */
  public String name() {
    return PlainText.quoted(architecture, Headline.LONGEST_NAME);
  }

  /** Returns how many of its objectives have a verdict. */
  public long count(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }

  /** True if every objective is met. */
  public boolean isKept() {
    return count(Verdict.MET) == results.size();
  }

  /** How far it is from being kept: the mean over its objectives of how far each is missed. */
  public double distance() {
    return results.stream().mapToDouble(Promise::miss).average().orElse(0);
  }

  /**
   * By how much of the limit an objective is missed; 0 where the value is on the right side. What
   * is never answered is farther away than any value, the less was in time the more so.
   */
  private static double miss(ObjectiveResult result) {
    if (!Double.isFinite(result.value())) {
      double inTime = result.within().share();
      return result.verdict() == Verdict.MET ? 0 : FAR * (Double.isNaN(inTime) ? 2 : 2 - inTime);
    }
    double beyond = result.value() - result.limit();
    double wrong = result.operator().equals(">=") ? -beyond : beyond;
    return result.verdict() == Verdict.MET ? 0 : Math.max(0, wrong) / scale(result);
  }

  /** A miss of a share near 1 is measured by what is left to 1: 97 % is far from 99.5 %. */
  private static double scale(ObjectiveResult result) {
    boolean nearOne = result.unit().equals("share") && result.limit() > 0.5 && result.limit() < 1;
    double scale = nearOne ? 1 - result.limit() : Math.abs(result.limit());
    return scale == 0 ? 1 : scale;
  }

  /** What it does with its promises, in words. */
  public String words() {
    return words(1);
  }

  /** What several architectures do that keep and miss as many of as many objectives as this one. */
  String words(int architectures) {
    boolean one = architectures == 1;
    long missed = count(Verdict.FAILED);
    long open = count(Verdict.INCONCLUSIVE);
    String is = one ? "is " : "are ";
    if (missed == 0 && open == 0) {
      return (one ? "keeps " : "keep ") + all(one, "all " + results.size() + " objectives");
    }
    if (missed == 0) {
      return is + doubt() + (isClose() ? some(open, one) : any(open, one));
    }
    return (one ? "misses " : "miss ")
        + some(missed, one)
        + (open == 0 ? "" : " and " + is + doubt() + open);
  }

  /** Where nothing, or too little, was seen no interval is close to anything. */
  private boolean isClose() {
    return results.stream()
        .anyMatch(result -> result.verdict() == Verdict.INCONCLUSIVE && result.why().isEmpty());
  }

  private String doubt() {
    return isClose() ? "too close to call on " : "not to be judged on ";
  }

  private String all(boolean one, String many) {
    return switch (results.size()) {
      case 1 -> (one ? "its" : "their") + " only objective";
      case 2 -> "both objectives";
      default -> many;
    };
  }

  /** Not to be judged on all of them could mean that it is on some. */
  private String any(long count, boolean one) {
    boolean several = count == results.size() && count > 1;
    return several
        ? "any of %s %d objectives".formatted(one ? "its" : "their", count)
        : some(count, one);
  }

  private String some(long count, boolean one) {
    return count == results.size()
        ? all(one, "all " + count)
        : "%d of %d".formatted(count, results.size());
  }

  /** What it does with its promises, and the worst of what it does not keep, if there is any. */
  public String worst() {
    List<String> details = details();
    if (details.isEmpty()) {
      return words();
    }
    String before = details.size() == 1 ? "" : count(Verdict.FAILED) > 0 ? "worst: " : "such as ";
    return "%s (%s%s)".formatted(words(), before, details.get(0));
  }

  /** What it does with its promises, and the worst two of what it does not keep. */
  String worstTwo() {
    List<String> details = details();
    if (details.isEmpty()) {
      return words();
    }
    int more = details.size() - MOST_DETAILS;
    String named = String.join("; ", details.subList(0, Math.min(MOST_DETAILS, details.size())));
    return "%s (%s%s)".formatted(words(), named, more > 0 ? "; and " + more + " more" : "");
  }

  /** The objectives that are missed, or if none is those that are open; the worst first. */
  public List<String> details() {
    Verdict verdict = count(Verdict.FAILED) > 0 ? Verdict.FAILED : Verdict.INCONCLUSIVE;
    return results.stream()
        .filter(result -> result.verdict() == verdict)
        .sorted(Comparator.comparingDouble(Promise::miss).reversed())
        .map(ObjectiveText::measured)
        .toList();
  }
}
