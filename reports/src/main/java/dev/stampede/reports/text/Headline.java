package dev.stampede.reports.text;

import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first sentence of a report: which architectures keep their promises, and what the others
 * miss. Bounds are left out. It is plain text with names from files in it: escape it where it goes
 * into HTML.
 */
public final class Headline {

  static final int LONGEST_NAME = 40;

  private static final int MOST_NAMES = 4;
  private static final int MOST_GROUPS = 3;

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
      Promise only = promises.get(0);
      return "%s %s%s.".formatted(only.name(), only.worstTwo(), CheapestKept.of(summary));
    }
    List<Promise> kept = promises.stream().filter(Promise::isKept).toList();
    List<Promise> others =
        promises.stream().filter(p -> !p.isKept()).sorted(Promise.CLOSEST_FIRST).toList();
    if (kept.isEmpty()) {
      boolean sure = others.stream().allMatch(p -> p.count(Verdict.FAILED) > 0);
      return "No architecture %s all its objectives%s; closest is %s, which %s."
          .formatted(
              sure ? "keeps" : "is sure to keep",
              aside(summary),
              others.get(0).name(),
              others.get(0).worst());
    }
    boolean all = kept.size() == summary.candidates().size();
    String keep = keep(kept, all) + (all ? aside(summary) : "");
    String miss = others.isEmpty() ? "" : "; " + miss(others);
    return keep + CheapestKept.of(summary) + miss + ".";
  }

  /** What is said of all architectures is not said of bounds. */
  private static String aside(Summary summary) {
    return summary.candidates().size() < summary.architectures().size() ? ", bounds aside" : "";
  }

  private static String keep(List<Promise> kept, boolean all) {
    boolean sameNumber = kept.stream().mapToInt(p -> p.results().size()).distinct().count() == 1;
    String what = sameNumber ? kept.get(0).words(kept.size()) : "keep all their objectives";
    if (!all) {
      return names(kept) + " " + what;
    }
    return (kept.size() == 2 ? "Both" : "All " + kept.size()) + " architectures " + what;
  }

  /** Those that miss as many are named together, in the order of the closest of them. */
  private static String miss(List<Promise> others) {
    Map<String, List<Promise>> groups = new LinkedHashMap<>();
    others.forEach(p -> groups.computeIfAbsent(p.words(), words -> new ArrayList<>()).add(p));
    List<String> parts = new ArrayList<>();
    int named = 0;
    for (List<Promise> group : groups.values()) {
      if (parts.size() < MOST_GROUPS) {
        parts.add(names(group) + " " + group.get(0).words(group.size()));
        named += group.size();
      }
    }
    int more = others.size() - named;
    if (more > 0) {
      parts.add("%d more %s not keep theirs".formatted(more, more == 1 ? "does" : "do"));
    }
    return String.join(", ", parts);
  }

  private static String names(List<Promise> promises) {
    return PlainText.listed(promises.stream().map(Promise::name).toList(), MOST_NAMES);
  }
}
