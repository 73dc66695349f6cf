package dev.stampede.experiments.conclude;

import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.experiments.recovery.Cause;
import dev.stampede.experiments.recovery.FirstBreak;
import dev.stampede.experiments.recovery.FirstBreak.Owned;
import dev.stampede.experiments.recovery.Windows;
import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.models.attribution.Attribution;
import dev.stampede.models.attribution.LayerResult;
import dev.stampede.models.place.HangUps;
import dev.stampede.models.place.HangUps.Reason;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.tier.QuestionResult;
import dev.stampede.models.tier.TierResult;
import dev.stampede.reports.result.LevelSummary;
import dev.stampede.reports.result.ProviderSummary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.place.AlsoHit;
import dev.stampede.reports.result.place.BrokeFirst;
import dev.stampede.reports.result.place.CacheCourse;
import dev.stampede.reports.result.place.HangUpSummary;
import dev.stampede.reports.result.place.PlaceCourse;
import dev.stampede.reports.result.place.PlaceSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads off where calls were refused or timed out, what broke first, and who was hit by it. */
final class PlaceReadings {

  private final ArchitectureTally tally;
  private final Windows windows;

  /** The places that lost a call in some replication. */
  private final List<Owned> lossy;

  PlaceReadings(ArchitectureTally tally) {
    this.tally = tally;
    this.windows = tally.watch().windows();
    List<LayerResult> layers =
        tally.attributions().stream()
            .reduce(Attribution::plus)
            .map(Attribution::layers)
            .orElse(List.of());
    this.lossy =
        FirstBreak.places(tally.providers(), layers).stream()
            .filter(
                owned ->
                    IntStream.range(0, windows.count()).anyMatch(i -> owned.place().lost(i) > 0))
            .toList();
  }

  /** The courses of the places that lost a call. */
  List<PlaceCourse> courses(String architecture) {
    return lossy.stream()
        .map(
            owned ->
                new PlaceCourse(
                    architecture,
                    owned.provider(),
                    owned.place().name(),
                    owned.place().came().toList(),
                    owned.place().refused().toList(),
                    owned.place().timedOut().toList()))
        .toList();
  }

  /** The courses of what the caches of tiers knew. */
  static List<CacheCourse> caches(String architecture, ArchitectureTally tally) {
    List<CacheCourse> courses = new ArrayList<>();
    for (ProviderResult provider : tally.providers()) {
      for (TierResult tier : provider.wayIn()) {
        tier.questions().stream()
            .filter(QuestionResult::cached)
            .map(
                question ->
                    new CacheCourse(
                        architecture,
                        provider.name(),
                        tier.name(),
                        question.dependency(),
                        question.lookedUpByInterval().toList(),
                        question.knownByInterval().toList()))
            .forEach(courses::add);
      }
    }
    return courses;
  }

  /** What the places of a provider that lost a call have lost. */
  List<PlaceSummary> summaries(String provider) {
    return lossy.stream()
        .filter(owned -> owned.provider().equals(provider))
        .map(
            owned ->
                new PlaceSummary(
                    owned.place().name(),
                    sum(owned.place().came()),
                    sum(owned.place().refused()),
                    sum(owned.place().timedOut())))
        .toList();
  }

  private long sum(IntervalCounts counts) {
    return IntStream.range(windows.first(), windows.count()).mapToLong(counts::at).sum();
  }

  static HangUpSummary hangUps(HangUps hungUp) {
    long timeouts = hungUp.count(Reason.TIMEOUT);
    long patience = hungUp.count(Reason.PATIENCE);
    long notNeeded = hungUp.count(Reason.NOT_NEEDED);
    return new HangUpSummary(timeouts + patience + notNeeded, timeouts, patience, notNeeded);
  }

  /** The places that broke first, that of most replications first. */
  List<BrokeFirst> brokeFirst() {
    Map<List<String>, List<Long>> times = new TreeMap<>(Comparator.comparing(List::toString));
    tally.brokeFirst().stream()
        .flatMap(first -> first.stream())
        .forEach(
            first ->
                times
                    .computeIfAbsent(
                        List.of(first.provider(), first.place()), key -> new ArrayList<>())
                    .add(first.beginNanos()));
    return times.entrySet().stream()
        .map(
            entry -> {
              List<Long> sorted = entry.getValue().stream().sorted().toList();
              return new BrokeFirst(
                  entry.getKey().get(0),
                  entry.getKey().get(1),
                  sorted.size(),
                  Seconds.of(sorted.get(0)),
                  Seconds.of(sorted.get((sorted.size() - 1) / 2)));
            })
        .sorted(
            Comparator.comparingLong(BrokeFirst::replications)
                .reversed()
                .thenComparingDouble(BrokeFirst::medianSeconds))
        .toList();
  }

  /** Who was hit by what struck somebody else. */
  static List<AlsoHit> alsoHit(List<UseCaseSummary> useCases, List<ProviderSummary> providers) {
    return Stream.concat(
            useCases.stream().flatMap(u -> hits(u.name(), false, u.level())),
            providers.stream().flatMap(p -> hits(p.name(), true, p.level())))
        .toList();
  }

  private static Stream<AlsoHit> hits(String name, boolean provider, LevelSummary level) {
    return level.triggers().stream()
        .filter(trigger -> trigger.hit() > 0 && !Cause.strikes(name, trigger.struck()))
        .map(
            trigger ->
                new AlsoHit(
                    trigger.trigger(),
                    trigger.struck(),
                    name,
                    provider,
                    trigger.hit(),
                    trigger.minutesBelow()));
  }
}
