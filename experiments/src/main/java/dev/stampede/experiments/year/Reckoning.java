package dev.stampede.experiments.year;

import dev.stampede.experiments.interval.ClopperPearson;
import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.year.Totals.Work;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.demand.SourceSpec;
import dev.stampede.reports.result.year.Yearly;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What years come to under an architecture: the totals of their episodes, and those of as much
 * quiet time as is left, drawn.
 *
 * @param quiet stretches
 * @param struck totals of the episodes of each year
 * @param calm totals of the quiet time of each year
 * @param calmStretches how many quiet stretches that time is, in a mean year
 */
record Reckoning(
    TrialSpec spec, Quiet quiet, List<Totals> struck, List<Totals> calm, double calmStretches) {

  static Reckoning of(
      TrialSpec spec, YearTallies tallies, Timing timing, int architecture, long seed) {
    Quiet quiet = tallies.quiet().get(architecture);
    int useCases = spec.useCases().size();
    double[] left =
        tallies.years().stream()
            .mapToDouble(
                episodes ->
                    YearQuestion.YEAR_NANOS
                        - (double) episodes.stream().mapToLong(Episode::lengthNanos).sum())
            .map(nanos -> nanos / timing.quietNanos())
            .toArray();
    List<Totals> struck =
        tallies.years().stream()
            .map(
                episodes ->
                    episodes.stream()
                        .map(episode -> tallies.stint(episode, architecture).totals())
                        .reduce(Totals.none(useCases), Totals::plus))
            .toList();
    List<Totals> calm =
        IntStream.range(0, left.length)
            .mapToObj(
                year -> quiet.drawn(Quiet.normals(seed, year, quiet.stints().size()), left[year]))
            .toList();
    return new Reckoning(
        spec,
        quiet,
        struck,
        calm,
        IntStream.range(0, left.length).mapToDouble(y -> left[y]).average().orElseThrow());
  }

  /** Returns a figure of each year that adds up over its time, and is not negative. */
  double[] values(ToDoubleFunction<Totals> figure) {
    return IntStream.range(0, struck.size())
        .mapToDouble(
            year ->
                Math.max(
                    0,
                    figure.applyAsDouble(struck.get(year)) + figure.applyAsDouble(calm.get(year))))
        .toArray();
  }

  /** What each quiet stretch says of a figure of a mean year that adds up over time. */
  private double[] ofQuiet(double stretches, ToDoubleFunction<Totals> figure) {
    return quiet.stints().stream()
        .mapToDouble(stint -> stretches * figure.applyAsDouble(stint.totals()))
        .toArray();
  }

  /** Tickets of some work of the totals. */
  Yearly tickets(Function<Totals, Work> of) {
    ToDoubleFunction<Totals> tickets = totals -> of.apply(totals).tickets();
    double[] values = values(tickets);
    double unseen = unseen(of) * calmStretches * of.apply(quiet.mean()).known();
    return YearlyEstimate.of(values, values, ofQuiet(calmStretches, tickets))
        .notBelow(0)
        .orUpTo(unseen)
        .yearly(true);
  }

  /** Money, and anything else that adds up over time and has nothing rare in it. */
  Yearly sum(ToDoubleFunction<Totals> figure) {
    double[] values = values(figure);
    return YearlyEstimate.of(values, values, ofQuiet(calmStretches, figure))
        .notBelow(0)
        .yearly(true);
  }

  /** Availability of each year; 1 where there is no work. */
  double[] availabilities(Function<Totals, Work> of) {
    double[] tickets = values(totals -> of.apply(totals).tickets());
    double[] known = values(totals -> of.apply(totals).known());
    return IntStream.range(0, known.length)
        .mapToDouble(year -> known[year] <= 0 ? 1 : Math.max(0, 1 - tickets[year] / known[year]))
        .toArray();
  }

  /** Availability of some work of the totals. */
  YearlyEstimate availability(Function<Totals, Work> of) {
    double[] tickets = values(totals -> of.apply(totals).tickets());
    double[] known = values(totals -> of.apply(totals).known());
    double work =
        IntStream.range(0, known.length).mapToDouble(y -> known[y]).average().orElseThrow();
    double lost =
        IntStream.range(0, tickets.length).mapToDouble(y -> tickets[y]).average().orElseThrow()
            / work;
    double[] influence =
        IntStream.range(0, known.length)
            .mapToDouble(y -> 1 - lost - (tickets[y] - lost * known[y]) / work)
            .toArray();
    double[] ofQuiet =
        ofQuiet(
            calmStretches / work,
            totals -> lost * of.apply(totals).known() - of.apply(totals).tickets());
    return YearlyEstimate.of(availabilities(of), influence, ofQuiet)
        .notBelow(0)
        .notAbove(1)
        .orDownTo(unseen(of));
  }

  /**
   * By how much the share of tickets in quiet time may be higher than it was seen to be: pieces of
   * work are few where it is small.
   */
  double unseen(Function<Totals, Work> of) {
    long known = 0;
    long tickets = 0;
    for (Stint stint : quiet.stints()) {
      known += Math.round(of.apply(stint.totals()).known());
      tickets += Math.round(of.apply(stint.totals()).tickets());
    }
    if (known == 0) {
      return 0;
    }
    int trials = (int) Math.min(Integer.MAX_VALUE, known);
    int successes = (int) Math.min(trials, tickets);
    Interval interval = ClopperPearson.of(successes, trials, Confidence.PLAIN);
    return interval.high() - (double) successes / trials;
  }

  /** Person-hours that people lose to incidents, beside themselves in quiet time. */
  Yearly hours(int useCase) {
    double[] values = struck.stream().mapToDouble(totals -> lost(useCase, totals)).toArray();
    double done =
        struck.stream().mapToDouble(t -> t.works().get(useCase).done()).average().orElseThrow();
    Work usual = quiet.mean().works().get(useCase);
    double each = usual.done() == 0 ? 0 : done / usual.done() * usual.there() / usual.done();
    return YearlyEstimate.of(
            values, values, ofQuiet(each, totals -> totals.works().get(useCase).done()))
        .yearly(true);
  }

  /** Person-hours lost in some totals: those in which as much was not done as in quiet time. */
  double lost(int useCase, Totals totals) {
    Work usual = quiet.mean().works().get(useCase);
    Work work = totals.works().get(useCase);
    return usual.done() == 0 ? 0 : work.there() - work.done() / usual.done() * usual.there();
  }

  /** What a use case costs. */
  double cost(int useCase, Totals totals) {
    return totals.works().get(useCase).cost()
        + source(useCase).lostHourCost() * lost(useCase, totals);
  }

  /** All that is paid. */
  double cost(Totals totals) {
    double hours = 0;
    for (int i = 0; i < totals.works().size(); i++) {
      hours += spec.useCases().get(i).isOurs() ? source(i).lostHourCost() * lost(i, totals) : 0;
    }
    return totals.cost() + hours;
  }

  private SourceSpec source(int useCase) {
    return spec.useCases().get(useCase).source();
  }
}
