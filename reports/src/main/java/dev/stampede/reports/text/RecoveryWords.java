package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.RecoverySummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long it took after a fault until all was well again, in words. */
public final class RecoveryWords {

  private static final int MOST_ARCHITECTURES = 4;

  /** The worse one last. */
  private static final Comparator<RecoverySummary> WORSE =
      Comparator.comparingInt(RecoveryWords::rank)
          .thenComparingDouble(RecoverySummary::secondsAfter)
          .thenComparingDouble(RecoverySummary::minutesOut)
          .thenComparingDouble(RecoverySummary::budgetSpent);

  private RecoveryWords() {}

  /** Nothing known, then well again after a time, then not. */
  private static int rank(RecoverySummary recovery) {
    return hasFailed(recovery) ? 2 : recovery.wellAgain().count() > 0 ? 1 : 0;
  }

  private static boolean hasFailed(RecoverySummary recovery) {
    return recovery.notWithinRun() + recovery.overtaken() > 0;
  }

  /** Returns what came of each fault: of the promise that fared worst where there are several. */
  public static List<RecoverySummary> worstOfEach(UseCaseSummary useCase) {
    Map<List<String>, RecoverySummary> worst = new LinkedHashMap<>();
    for (RecoverySummary recovery : useCase.recovery()) {
      worst.merge(
          List.of(recovery.fault(), recovery.kind()),
          recovery,
          (one, other) -> WORSE.compare(one, other) < 0 ? other : one);
    }
    return List.copyOf(worst.values());
  }

  /**
   * Returns how long it took: {@code 4 min 10 s}, {@code not within the run}, or, where that
   * differs, {@code 4 min 10 s, not in 2 of 5}. A dash where nobody can tell.
   */
  public static String after(RecoverySummary recovery) {
    long not = recovery.notWithinRun() + recovery.overtaken();
    String seconds =
        recovery.wellAgain().count() == 0
            ? "\u2013"
            : Figures.seconds(recovery.wellAgain().meanSeconds());
    if (not == 0) {
      return seconds;
    }
    if (recovery.wellAgain().count() == 0) {
      return recovery.notWithinRun() > 0 ? "not within the run" : "not before the next fault";
    }
    return "%s, not in %s of %s"
        .formatted(seconds, Figures.count(not), Figures.count(recovery.occurrences()));
  }

  /** What happened to one use case in the faults of one cause, under one architecture. */
  private record Told(String architecture, String useCase, RecoverySummary recovery) {

    String key() {
      return useCase + "\n" + recovery.fault() + "\n" + recovery.kind();
    }
  }

  /**
   * Returns a sentence about the fault and the use case that were out longest, under all
   * architectures that could be built: {@code After the outage of north ended, chat under
   * “graceful” was well again after 4 min 10 s; under “single” not within the run.} Nothing where
   * nothing was ever out.
   */
  public static Optional<String> sentence(Summary summary) {
    Map<String, List<Told>> byFault = new LinkedHashMap<>();
    for (ArchitectureSummary architecture : summary.candidates()) {
      for (UseCaseSummary useCase : architecture.ours()) {
        for (RecoverySummary recovery : worstOfEach(useCase)) {
          Told told = new Told(architecture.name(), useCase.name(), recovery);
          byFault.computeIfAbsent(told.key(), key -> new ArrayList<>()).add(told);
        }
      }
    }
    List<Told> longest = List.of();
    for (List<Told> told : byFault.values()) {
      longest = minutesOut(told) > minutesOut(longest) ? told : longest;
    }
    return longest.isEmpty() ? Optional.empty() : Optional.of(sentence(longest));
  }

  private static double minutesOut(List<Told> told) {
    return told.stream().mapToDouble(t -> t.recovery().minutesOut()).sum();
  }

  private static String sentence(List<Told> all) {
    List<Told> best = all.stream().sorted(Comparator.comparing(Told::recovery, WORSE)).toList();
    if (best.size() > 1
        && best.stream().map(told -> clause(told.recovery(), true)).distinct().count() == 1) {
      return sameForAll(best);
    }
    List<String> parts = new ArrayList<>();
    for (Told told : best.subList(0, Math.min(MOST_ARCHITECTURES, best.size()))) {
      parts.add(
          "under %s %s"
              .formatted(
                  PlainText.quoted(told.architecture(), Headline.LONGEST_NAME),
                  clause(told.recovery(), parts.isEmpty())));
    }
    int more = best.size() - parts.size();
    String others = more == 0 ? "" : "; %d more are worse".formatted(more);
    Told first = best.get(0);
    return "After %s ended, %s %s%s."
        .formatted(
            fault(first.recovery()),
            PlainText.of(first.useCase(), Headline.LONGEST_NAME),
            String.join("; ", parts),
            others);
  }

  /** Where the time afterwards is the same, the time before it tells them apart. */
  private static String sameForAll(List<Told> all) {
    Comparator<Told> shorter = Comparator.comparingDouble(told -> told.recovery().minutesOut());
    Told first = all.stream().min(shorter).orElseThrow();
    Told last = all.stream().max(shorter).orElseThrow();
    return "After %s ended, %s %s under every architecture; it had been out for %s under %s, for %s under %s."
        .formatted(
            fault(first.recovery()),
            PlainText.of(first.useCase(), Headline.LONGEST_NAME),
            clause(first.recovery(), true),
            Figures.value(first.recovery().minutesOut(), "min"),
            PlainText.quoted(first.architecture(), Headline.LONGEST_NAME),
            Figures.value(last.recovery().minutesOut(), "min"),
            PlainText.quoted(last.architecture(), Headline.LONGEST_NAME));
  }

  /**
   * Says how it went on.
   *
   * @param first whether the verb is to be said, which later clauses share
   */
  private static String clause(RecoverySummary recovery, boolean first) {
    if (recovery.wellAgain().count() == 0) {
      String was = first ? "was not well again " : "not ";
      return hasFailed(recovery)
          ? was + after(recovery).substring("not ".length())
          : (first ? "was " : "") + "not seen afterwards";
    }
    return recovery.secondsAfter() == 0
        ? (first ? "was well " : "") + "at once"
        : (first ? "was well again " : "") + "after " + after(recovery);
  }

  /** {@code the outage of north}. */
  private static String fault(RecoverySummary recovery) {
    String provider = PlainText.of(recovery.provider(), Headline.LONGEST_NAME);
    return switch (recovery.kind()) {
      case "outage", "stall" -> "the %s of %s".formatted(recovery.kind(), provider);
      case "brownout" -> "the brown-out of " + provider;
      case "slow" -> "the slowdown of " + provider;
      case "incident" -> "an incident of " + provider;
      default ->
          "the fault %s of %s"
              .formatted(PlainText.quoted(recovery.fault(), Headline.LONGEST_NAME), provider);
    };
  }
}
