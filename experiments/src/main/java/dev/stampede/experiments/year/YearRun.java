package dev.stampede.experiments.year;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.plan.Excerpt;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.fault.FaultSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws the incidents of years, and has them simulated with what is around them: from a while
 * before the first of those that are near each other to a while after the last, or longer where it
 * is not over by then.
 *
 * <p>Whether it goes on is decided by what has come out so far. That does not bend the figures: of
 * a stretch what it has beyond as much quiet time counts, and quiet time has nothing beyond itself
 * in the mean, wherever it ends.
 */
final class YearRun {

  /** How often what is simulated after incidents is doubled. */
  private static final int DOUBLINGS = 6;

  /** Numbers of the replications that quiet stretches are, far from those of incidents. */
  private static final int QUIET_NUMBERS = 1 << 30;

  private final YearQuestion question;
  private final Stretches stretches;
  private final TrialSpec spec;
  private final Timing timing;
  private final long drainNanos;

  /** For each year its incidents, in the order of their begins. */
  private final List<List<Incident>> incidents = new ArrayList<>();

  private final Map<Episode, List<Stint>> known = new HashMap<>();
  private List<List<Stint>> quiet = List.of();
  private int unsettled;

  YearRun(YearQuestion question, Timing timing, Stretches stretches) {
    this.question = question;
    this.stretches = stretches;
    this.spec = question.scenario().trial();
    this.timing = timing;
    this.drainNanos = timing.drainNanos(spec);
    drawIncidents();
  }

  /** The time that is about to be simulated under each architecture, if all is soon over. */
  double nanos() {
    double nanos = (double) question.quietWindows() * (timing.quietNanos() + timing.leadNanos());
    for (int year = 0; year < question.years(); year++) {
      for (Episode episode : episodes(year)) {
        nanos += (double) episode.lengthNanos() + timing.leadNanos();
      }
    }
    return nanos;
  }

  /**
   * Runs it.
   *
   * @return empty if it was cancelled before two years and all quiet stretches were complete
   */
  Optional<YearTallies> run() {
    Map<Episode, Variant> asked = new LinkedHashMap<>();
    for (int year = 0; year < question.years(); year++) {
      episodes(year).forEach(episode -> asked.put(episode, struck(episode)));
    }
    List<Variant> first =
        Stream.concat(
                IntStream.range(0, question.quietWindows()).mapToObj(this::quiet),
                asked.values().stream())
            .toList();
    List<Optional<List<Stint>>> stints = stretches.run(first);
    quiet = stints.subList(0, question.quietWindows()).stream().flatMap(Optional::stream).toList();
    if (quiet.size() < question.quietWindows()) {
      return Optional.empty();
    }
    keep(asked.keySet(), stints.subList(question.quietWindows(), stints.size()));
    List<Quiet> usual = usual();
    for (int round = 0; round < DOUBLINGS && !stretches.isCancelled(); round++) {
      List<Episode> longer = goOn(usual);
      if (longer.isEmpty()) {
        break;
      }
      keep(longer, stretches.run(longer.stream().map(this::struck).toList()));
    }
    unsettled =
        (int)
            IntStream.range(0, question.years())
                .boxed()
                .flatMap(year -> episodes(year).stream())
                .filter(episode -> !isOver(episode, usual))
                .count();
    return tallies(usual);
  }

  private void drawIncidents() {
    int number = 0;
    for (int year = 0; year < question.years(); year++) {
      RandomStreams streams = new RandomStreams(question.scenario().seed(), year);
      List<Incident> ofYear = new ArrayList<>();
      List<FaultSpec> faults =
          new ArrayList<>(spec.faults().drawn(streams, YearQuestion.YEAR_NANOS));
      faults.sort(Comparator.comparingLong(FaultSpec::atNanos).thenComparing(FaultSpec::id));
      for (FaultSpec fault : faults) {
        ofYear.add(new Incident(fault, number++, timing.tailNanos()));
      }
      incidents.add(ofYear);
    }
  }

  private List<Episode> episodes(int year) {
    return Episode.of(year, incidents.get(year), timing.beforeNanos());
  }

  private Variant struck(Episode episode) {
    return stretches.struck(episode.excerpt(timing, drainNanos));
  }

  private Variant quiet(int number) {
    return stretches.quiet(
        new Excerpt(
            0,
            timing.quietNanos(),
            0,
            timing.quietNanos(),
            timing.leadNanos(),
            drainNanos,
            timing.leadNanos() + timing.quietNanos(),
            QUIET_NUMBERS + number,
            List.of()));
  }

  private void keep(Iterable<Episode> episodes, List<Optional<List<Stint>>> stints) {
    int i = 0;
    for (Episode episode : episodes) {
      stints.get(i++).ifPresent(stint -> known.put(episode, stint));
    }
  }

  private List<Quiet> usual() {
    return IntStream.range(0, spec.architectures().size())
        .mapToObj(a -> Quiet.of(quiet.stream().map(stints -> stints.get(a)).toList()))
        .toList();
  }

  private boolean isOver(Episode episode, List<Quiet> usual) {
    List<Stint> stints = known.get(episode);
    return stints == null
        || episode.isCut()
        || IntStream.range(0, usual.size()).allMatch(a -> usual.get(a).isLike(stints.get(a)));
  }

  /** Has episodes go on that are not over, and returns what is to be run now. */
  private List<Episode> goOn(List<Quiet> usual) {
    List<Episode> changed = new ArrayList<>();
    for (int year = 0; year < question.years(); year++) {
      List<Incident> next = new ArrayList<>();
      boolean isChanged = false;
      for (Episode episode : episodes(year)) {
        boolean over = isOver(episode, usual);
        isChanged |= !over;
        episode.incidents().forEach(i -> next.add(over ? i : i.longer()));
      }
      if (isChanged) {
        incidents.set(year, next);
        episodes(year).stream().filter(e -> !known.containsKey(e)).forEach(changed::add);
      }
    }
    return changed;
  }

  /** The years before the first one of which anything is missing. */
  private Optional<YearTallies> tallies(List<Quiet> usual) {
    List<List<Episode>> years = new ArrayList<>();
    for (int year = 0; year < question.years(); year++) {
      List<Episode> ofYear = episodes(year);
      if (!known.keySet().containsAll(ofYear)) {
        break;
      }
      years.add(ofYear);
    }
    return years.size() < 2
        ? Optional.empty()
        : Optional.of(new YearTallies(years, known, usual, unsettled));
  }
}
