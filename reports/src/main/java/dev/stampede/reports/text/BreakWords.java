package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.LevelSummary;
import dev.stampede.reports.result.LevelSummary.Trigger;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.place.AlsoHit;
import dev.stampede.reports.result.place.BrokeFirst;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What broke first under an architecture, how often it relapsed, and who was hit, in words. */
public final class BreakWords {

  private static final int MOST_HIT = 4;
  private static final long SECONDS_PER_MINUTE = 60;
  private static final long SECONDS_PER_HOUR = 3600;

  private static final Comparator<UseCaseSummary> WORSE =
      Comparator.<UseCaseSummary>comparingDouble(useCase -> useCase.level().minutesBelow())
          .thenComparingDouble(useCase -> useCase.level().relapses().mean());

  private BreakWords() {}

  /** Whether there was a fault, or a surge where there was none. */
  public static boolean isStruck(ArchitectureSummary architecture) {
    return architecture.useCases().stream()
        .anyMatch(useCase -> !useCase.level().triggers().isEmpty());
  }

  /** The use case of ours that was below its level longest. */
  static Optional<UseCaseSummary> worst(ArchitectureSummary architecture) {
    return architecture.ours().stream().filter(u -> u.level().isJudged()).max(WORSE);
  }

  /**
   * Returns a line: {@code broke first: north front door at 1h 10m; 2 relapses; tail 14 min after
   * outage; also hit: billing}. With several use cases, relapses and tail are of the one that was
   * below its level longest, which is named.
   */
  public static String line(ArchitectureSummary architecture, Summary summary) {
    List<String> parts = new ArrayList<>();
    parts.add(brokeFirst(architecture, summary));
    Optional<UseCaseSummary> worst = worst(architecture);
    worst.ifPresent(useCase -> parts.addAll(course(architecture, useCase)));
    String hit = alsoHit(architecture, worst.map(UseCaseSummary::name).orElse(""));
    if (!hit.isEmpty()) {
      parts.add("also hit: " + hit);
    }
    return String.join("; ", parts);
  }

  private static String brokeFirst(ArchitectureSummary architecture, Summary summary) {
    if (architecture.brokeFirst().isEmpty()) {
      return "broke first: nothing";
    }
    BrokeFirst first = architecture.brokeFirst().get(0);
    int all = summary.scenario().replications();
    String some =
        first.replications() == all ? "" : " (%d of %d runs)".formatted(first.replications(), all);
    return "broke first: %s at %s%s"
        .formatted(place(first.provider(), first.place()), clock(first.medianSeconds()), some);
  }

  /** A time of the run, {@code 1h 10m}: a moment, not a length that could be rounded. */
  public static String clock(double seconds) {
    long whole = Math.round(seconds);
    String hours = whole >= SECONDS_PER_HOUR ? whole / SECONDS_PER_HOUR + "h " : "";
    String minutes = whole % SECONDS_PER_HOUR / SECONDS_PER_MINUTE + "m";
    long rest = whole % SECONDS_PER_MINUTE;
    return hours + minutes + (rest == 0 ? "" : " " + rest + "s");
  }

  /** {@code north front door}. */
  public static String place(String provider, String place) {
    String words = place.replace('_', ' ');
    return PlainText.of(provider.isEmpty() ? words : provider + " " + words);
  }

  private static List<String> course(ArchitectureSummary architecture, UseCaseSummary useCase) {
    LevelSummary level = useCase.level();
    String whose =
        architecture.ours().size() == 1
            ? ""
            : PlainText.of(useCase.name(), Headline.LONGEST_NAME) + ": ";
    if (level.minutesBelow() == 0) {
      return List.of((whose.isEmpty() ? "" : "every use case ") + "never below its level");
    }
    List<String> parts = new ArrayList<>();
    parts.add(whose + relapses(level));
    level.triggers().stream()
        .max(Comparator.comparingDouble(BreakWords::length))
        .ifPresent(trigger -> parts.add("tail " + tail(trigger) + " after " + name(trigger)));
    return parts;
  }

  private static double length(Trigger trigger) {
    return Double.isNaN(trigger.tailSeconds()) ? -1 : trigger.tailSeconds();
  }

  private static String name(Trigger trigger) {
    return PlainText.of(trigger.trigger(), Headline.LONGEST_NAME);
  }

  /**
   * {@code no relapse}, {@code 2 relapses}, or, where they differ, {@code 1.4 relapses (0 to 3)}.
   */
  public static String relapses(LevelSummary level) {
    List<Long> counts = level.relapses().replications();
    int least = 0;
    while (least < counts.size() - 1 && counts.get(least) == 0) {
      least++;
    }
    int most = counts.size() - 1;
    if (least < most) {
      return "%s relapses (%d to %d)"
          .formatted(Figures.number(level.relapses().mean()), least, most);
    }
    return most <= 0 ? "no relapse" : most == 1 ? "1 relapse" : most + " relapses";
  }

  /** {@code 14 min}, {@code not within the run}, or, where that differs, both; a dash for none. */
  public static String tail(Trigger trigger) {
    long not = trigger.notWithinRun() + trigger.overtaken();
    if (trigger.tail().count() == 0) {
      return not == 0
          ? "\u2013"
          : trigger.notWithinRun() > 0 ? "not within the run" : "not before the next one";
    }
    String seconds = Figures.seconds(trigger.tail().meanSeconds());
    return not == 0
        ? seconds
        : "%s, not in %s of %s"
            .formatted(seconds, Figures.count(not), Figures.count(trigger.occurrences()));
  }

  private static String alsoHit(ArchitectureSummary architecture, String but) {
    List<String> names =
        architecture.alsoHit().stream()
            .filter(hit -> hit.provider() || !hit.name().equals(but))
            .map(AlsoHit::name)
            .distinct()
            .toList();
    int more = Math.max(0, names.size() - MOST_HIT);
    List<String> shown =
        names.stream()
            .limit(MOST_HIT)
            .map(name -> PlainText.of(name, Headline.LONGEST_NAME))
            .toList();
    return String.join(", ", shown) + (more == 0 ? "" : " and %d more".formatted(more));
  }
}
