package dev.stampede.experiments.tally;

import dev.stampede.experiments.people.PeopleFigures;
import dev.stampede.models.cost.CostPart;
import dev.stampede.models.work.Span;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The metrics that there are. */
public final class Metrics {

  /** Outcomes within tolerance / work offered. */
  public static final Metric AVAILABILITY =
      RatioMetric.share(
          "availability",
          (f, unknown) -> f.withinTolerance() + (unknown == Unknown.KEPT ? f.unfinished() : 0),
          (f, unknown) -> f.offered() - (unknown == Unknown.LEFT_OUT ? f.unfinished() : 0),
          Courses::withinTolerance);

  /** Work that ended outside its tolerance. */
  static final RatioMetric TICKET_COUNT =
      RatioMetric.count(
          "tickets",
          (f, unknown) -> f.tickets() + (unknown == Unknown.FAILED ? f.unfinished() : 0));

  /** Work that ended outside its tolerance. */
  public static final Metric TICKETS = TICKET_COUNT;

  /** All that is paid. */
  public static final Metric TOTAL_COST = new CostMetric(null);

  /** What the tickets cost. */
  public static final Metric TICKET_COST = new CostMetric(CostPart.TICKETS);

  /** Calls to providers / work offered. */
  public static final Metric AMPLIFICATION =
      RatioMetric.ratio(
          "attempts.amplification", "", (f, unknown) -> f.attempts(), (f, unknown) -> f.offered());

  /** Mean quality of the answers. */
  public static final Metric QUALITY =
      RatioMetric.ratio(
          "quality",
          "share",
          (f, unknown) -> f.qualityParts(),
          (f, unknown) -> f.answers() * UseCaseResult.QUALITY_PARTS);

  /** Share of the served work that waited before its service began. */
  public static final Metric WAIT_PROBABILITY =
      RatioMetric.share(
          "waitProbability",
          (f, unknown) -> f.span(Span.WAITING).positive(),
          (f, unknown) -> f.span(Span.WAITING).count());

  /** 99th percentile of the end-to-end latency of all work. */
  public static final Metric LATENCY_P99 =
      new PercentileLatency(LatencyKind.of(Span.END_TO_END, false), 99);

  /** Time out of any promise that is asked of every stretch of time. */
  public static final Metric MINUTES_OUT = TimeOut.OF_PROMISES;

  /** Time below its level: of all its promises, or the plain one where it has none. */
  public static final Metric MINUTES_BELOW = TimeOut.BELOW;

  /** Time from the end of a fault until all is well again. */
  public static final Metric RECOVERY = RecoveryTime.OF_PROMISES;

  /** Second and further falls below the level. */
  public static final Metric RELAPSES = new Relapses();

  /** Time from the end of a fault, or a surge, until it is above its level again. */
  public static final Metric TAIL = RecoveryTime.TAIL;

  /** Share of the users of a platform who are not there any more at the end. */
  public static final Metric USERS_LOST =
      RatioMetric.ratio(
          "users.lost", "share", (f, unknown) -> f.users().lost(), (f, unknown) -> f.users().all());

  /** Questions of people that were answered in the end / those whose end is known. */
  public static final Metric EVENTUAL_SUCCESS =
      RatioMetric.share(
          "people.eventual_success",
          (f, unknown) -> f.people().served() + (unknown == Unknown.KEPT ? f.people().open() : 0),
          (f, unknown) ->
              f.people().asked() - (unknown == Unknown.LEFT_OUT ? f.people().open() : 0));

  /** Tries of people / questions whose end is known. */
  public static final Metric TRIES =
      RatioMetric.ratio(
          "people.tries",
          "",
          (f, unknown) -> f.people().tries(),
          (f, unknown) -> f.people().asked() - f.people().open());

  /** Time of people that was lost, beside the same people where nothing goes wrong. */
  public static final Metric TIME_LOST =
      RatioMetric.ratio(
          "people.lost",
          "h",
          (f, unknown) -> f.people().lostTimesDoneByTwins(),
          (f, unknown) -> f.people().doneByTwins());

  /** What is asked of people in a closed loop. */
  public static final List<Metric> OF_PEOPLE =
      List.of(
          EVENTUAL_SUCCESS,
          TRIES,
          personTime("people.waited", PeopleFigures::waited),
          personTime("people.unaided", PeopleFigures::unaided),
          personTime("people.stopped", PeopleFigures::stopped),
          TIME_LOST);

  /** Turns of agents that ended within their deadline / those whose end is known. */
  public static final Metric TURNS_IN_TIME =
      RatioMetric.share(
          "agents.turns_in_time",
          (f, unknown) -> f.agents().inTime() + (unknown == Unknown.KEPT ? f.agents().open() : 0),
          (f, unknown) ->
              f.agents().turns() - (unknown == Unknown.LEFT_OUT ? f.agents().open() : 0));

  /** Answers that agents lost, and ask for again if they go on / all that they got. */
  public static final Metric REDONE =
      RatioMetric.ratio(
          "agents.redone",
          "share",
          (f, unknown) -> f.agents().lostSteps(),
          (f, unknown) -> f.agents().answered());

  /** What is asked of agents. */
  public static final List<Metric> OF_AGENTS =
      List.of(
          TURNS_IN_TIME,
          REDONE,
          RatioMetric.ratio(
              "agents.losses",
              "",
              (f, unknown) -> f.agents().losses(),
              (f, unknown) -> f.agents().turns()),
          RatioMetric.ratio(
              "agents.work_lost",
              "s",
              (f, unknown) -> f.agents().secondsLost(),
              (f, unknown) -> f.agents().losses()));

  /** What architectures are compared by whatever is promised, use case by use case. */
  public static final List<Metric> COMPARED =
      List.of(
          AVAILABILITY, LATENCY_P99, TICKETS, TICKET_COST, AMPLIFICATION, MINUTES_OUT, RECOVERY);

  static final List<Metric> ALL = all();

  private Metrics() {}

  /** Person-hours a run. */
  private static Metric personTime(String name, ToDoubleFunction<PeopleFigures> time) {
    return RatioMetric.ratio(
        name,
        "h",
        (f, unknown) -> time.applyAsDouble(f.people()),
        (f, unknown) -> f.people().runs());
  }

  private static List<Metric> all() {
    List<Metric> all =
        new ArrayList<>(List.of(AVAILABILITY, TICKETS, AMPLIFICATION, QUALITY, WAIT_PROBABILITY));
    all.add(TOTAL_COST);
    Arrays.stream(CostPart.values()).map(CostMetric::new).forEach(all::add);
    for (LatencyKind kind : LatencyKind.all()) {
      all.add(new MeanLatency(kind));
      SpanFigures.LEVELS.forEach(percent -> all.add(new PercentileLatency(kind, percent)));
      all.add(new PercentileLatency(kind, PercentileLatency.LONGEST));
    }
    all.add(MINUTES_OUT);
    all.add(RECOVERY);
    all.add(USERS_LOST);
    all.add(RELAPSES);
    all.add(TAIL);
    all.addAll(OF_PEOPLE);
    all.add(MINUTES_BELOW);
    all.addAll(OF_AGENTS);
    return List.copyOf(all);
  }
}
