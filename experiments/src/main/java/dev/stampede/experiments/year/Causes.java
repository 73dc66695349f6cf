package dev.stampede.experiments.year;

import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.tally.SamplingError;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.year.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What each kind of incident of each source adds to a mean year. Where it is the only one in an
 * episode, that is all that the episode has beyond as much quiet time; where there are several, it
 * is what the episode has beyond itself without it, on the same random numbers.
 *
 * @param without of episodes with several suspects, the episode without each, in their order, under
 *     the architecture
 */
record Causes(
    YearTallies tallies,
    Timing timing,
    Reckoning reckoning,
    int architecture,
    Map<Episode, List<Totals>> without) {

  /** A kind of incidents of a source. */
  record Suspect(String source, String kind) {

    static Suspect of(FaultSpec fault) {
      return new Suspect(fault.provider(), fault.effect().kind());
    }
  }

  /** Returns who is in an episode, in the order in which they come. */
  static List<Suspect> suspects(Episode episode) {
    Set<Suspect> suspects = new LinkedHashSet<>();
    episode.incidents().forEach(incident -> suspects.add(Suspect.of(incident.fault())));
    return List.copyOf(suspects);
  }

  /** Returns the ids of the incidents of a suspect in an episode. */
  static List<String> ids(Episode episode, Suspect suspect) {
    return episode.incidents().stream()
        .map(Incident::fault)
        .filter(fault -> Suspect.of(fault).equals(suspect))
        .map(FaultSpec::id)
        .toList();
  }

  /** Returns all causes, what is lost without any first. */
  List<Cause> all(boolean priced) {
    ToDoubleFunction<Totals> tickets = totals -> totals.whole(reckoning.spec()).tickets();
    ToDoubleFunction<Totals> cost = reckoning::cost;
    double whole = Arrays.stream(reckoning.values(tickets)).average().orElseThrow();
    Set<Suspect> suspects = new LinkedHashSet<>();
    tallies.episodes().forEach(episode -> suspects.addAll(suspects(episode)));
    List<Cause> causes = new ArrayList<>();
    causes.add(cause(Cause.QUIET, "", 0, whole, quiet(tickets), priced, () -> quiet(cost)));
    for (Suspect suspect : suspects) {
      double perYear =
          tallies.episodes().mapToInt(episode -> ids(episode, suspect).size()).sum()
              / (double) tallies.years().size();
      causes.add(
          cause(
              suspect.source(),
              suspect.kind(),
              perYear,
              whole,
              added(suspect, tickets),
              priced,
              () -> added(suspect, cost)));
    }
    if (!without.isEmpty()) {
      causes.add(
          cause(Cause.TOGETHER, "", 0, whole, together(tickets), priced, () -> together(cost)));
    }
    return causes;
  }

  private static Cause cause(
      String source,
      String kind,
      double perYear,
      double whole,
      Estimate tickets,
      boolean priced,
      Supplier<Estimate> cost) {
    return new Cause(
        source,
        kind,
        perYear,
        tickets,
        whole == 0 ? Double.NaN : tickets.mean() / whole,
        priced ? Optional.of(cost.get()) : Optional.empty());
  }

  private Estimate quiet(ToDoubleFunction<Totals> figure) {
    double stretches = (double) YearQuestion.YEAR_NANOS / timing.quietNanos();
    return estimate(new double[tallies.years().size()], -stretches, figure);
  }

  private Estimate added(Suspect suspect, ToDoubleFunction<Totals> figure) {
    double[] values = new double[tallies.years().size()];
    double stretches = 0;
    for (int year = 0; year < values.length; year++) {
      for (Episode episode : tallies.years().get(year)) {
        List<Suspect> all = suspects(episode);
        int at = all.indexOf(suspect);
        if (at >= 0 && all.size() == 1) {
          values[year] += of(episode, figure);
          stretches += stretches(episode);
        } else if (at >= 0) {
          values[year] += of(episode, figure) - figure.applyAsDouble(lacking(episode).get(at));
        }
      }
    }
    return estimate(values, stretches / values.length, figure);
  }

  private Estimate together(ToDoubleFunction<Totals> figure) {
    double[] values = new double[tallies.years().size()];
    double stretches = 0;
    for (int year = 0; year < values.length; year++) {
      for (Episode episode : tallies.years().get(year)) {
        if (without.containsKey(episode)) {
          double all = of(episode, figure);
          values[year] += all;
          for (Totals lacking : lacking(episode)) {
            values[year] -= all - figure.applyAsDouble(lacking);
          }
          stretches += stretches(episode);
        }
      }
    }
    return estimate(values, stretches / values.length, figure);
  }

  private List<Totals> lacking(Episode episode) {
    List<Totals> lacking = without.get(episode);
    if (lacking == null) {
      throw new IllegalStateException("%s was not run without each".formatted(episode));
    }
    return lacking;
  }

  private double of(Episode episode, ToDoubleFunction<Totals> figure) {
    return figure.applyAsDouble(tallies.stint(episode, architecture).totals());
  }

  private double stretches(Episode episode) {
    return (double) episode.lengthNanos() / timing.quietNanos();
  }

  /** The mean of the values less so many quiet stretches. */
  private Estimate estimate(double[] values, double stretches, ToDoubleFunction<Totals> figure) {
    double[] quiet =
        reckoning.quiet().stints().stream()
            .mapToDouble(stint -> -stretches * figure.applyAsDouble(stint.totals()))
            .toArray();
    double mean =
        Arrays.stream(values).average().orElseThrow()
            - stretches * figure.applyAsDouble(reckoning.quiet().mean());
    Interval interval =
        SamplingError.ofMean(values, Confidence.PLAIN)
            .orElseThrow()
            .plus(SamplingError.ofMean(quiet, Confidence.PLAIN).orElseThrow())
            .around(mean);
    return Estimate.of(mean, interval.low(), interval.high());
  }
}
