package dev.stampede.reports.block;

import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.capacity.CapacityAnswer;
import dev.stampede.reports.result.capacity.CapacityAnswer.Beyond;
import dev.stampede.reports.result.capacity.CapacityAnswer.Ideal;
import dev.stampede.reports.result.comparison.ComparisonAnswer;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Change;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Contender;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Kept;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Promise;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Standing;
import dev.stampede.reports.result.comparison.Measure;
import dev.stampede.reports.result.comparison.Measure.Difference;
import dev.stampede.reports.result.comparison.Measure.Finding;
import dev.stampede.reports.result.comparison.Measure.Selection;
import dev.stampede.reports.result.comparison.Measure.Value;
import dev.stampede.reports.result.question.Setup;
import dev.stampede.reports.result.sequential.Asked;
import dev.stampede.reports.result.sequential.Stopping;
import dev.stampede.reports.result.sequential.Stopping.Reason;
import dev.stampede.reports.result.sequential.Unsettled;
import dev.stampede.reports.result.sweep.PointResult;
import dev.stampede.reports.result.sweep.PointResult.Figure;
import dev.stampede.reports.result.sweep.PointResult.OfArchitecture;
import dev.stampede.reports.result.sweep.SweepAnswer;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.reports.result.sweep.SweepAnswer.Point;
import dev.stampede.reports.result.sweep.Tried;
import dev.stampede.reports.result.tipping.TippingAnswer;
import dev.stampede.reports.result.tipping.TippingAnswer.Cell;
import dev.stampede.reports.result.tipping.TippingAnswer.Chance;
import dev.stampede.reports.result.tipping.TippingAnswer.Hysteresis;
import dev.stampede.reports.result.tipping.TippingAnswer.Kind;
import dev.stampede.reports.result.tipping.TippingAnswer.Longer;
import dev.stampede.reports.result.tipping.TippingAnswer.Region;
import dev.stampede.reports.result.tipping.TippingAnswer.Remedy;
import dev.stampede.reports.result.tipping.TippingAnswer.Shed;
import dev.stampede.reports.result.tipping.TippingAnswer.State;
import dev.stampede.reports.result.uncertain.UncertainAnswer;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Choice;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Influence;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Input;
import dev.stampede.reports.result.uncertain.UncertainAnswer.OfChoice;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Regret;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Spread;
import dev.stampede.reports.result.uncertain.UncertainAnswer.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers of several runs in which everything that a file may name has the same name. */
public final class SeveralRuns {

  private static final Setup SETUP = new Setup(7, 5, 600, 60, 20, 1000, 1.5, "d1");

  private SeveralRuns() {}

  /** Two architectures, of which the second is better and loses a promise. */
  public static ComparisonAnswer comparison(String name) {
    String other = name + "2";
    return new ComparisonAnswer(
        ComparisonAnswer.SCHEMA,
        name,
        false,
        Verdict.FAILED,
        SETUP,
        List.of(
            new Contender(name, name, name, "ab", name, false, ""),
            new Contender(other, name, name, "ab", other, false, name)),
        List.of(
            new Measure(
                "availability",
                name,
                "share",
                true,
                true,
                List.of(
                    new Value(name, Estimate.of(0.9, 0.8, 0.95)),
                    new Value(other, Estimate.of(0.95, 0.9, 0.99))),
                List.of(
                    new Difference(
                        other, name, Estimate.of(0.05, 0.01, 0.09), 0.01, Finding.BETTER, 3.0)),
                List.of(other),
                Optional.of(new Selection(List.of(other), 0.001, 12))),
            new Measure(
                "latency.e2e.p99",
                name,
                "s",
                false,
                false,
                List.of(
                    new Value(name, Estimate.ofOne(Double.POSITIVE_INFINITY)),
                    new Value(other, Estimate.ofOne(3))),
                List.of(
                    new Difference(
                        other, name, Estimate.ofOne(Double.NaN), 0.0625, Finding.OPEN, null)),
                List.of(name, other),
                Optional.of(new Selection(List.of(name, other), 0.2, 40)))),
        List.of(
            new Promise(
                name,
                List.of(
                    new Kept(name, Verdict.MET, "90 %", Standing.AS_BEFORE),
                    new Kept(other, Verdict.FAILED, "95 %", Standing.LOST)))),
        List.of(new Change(name, name, name, "")),
        List.of(name),
        Optional.of(stopping(name)));
  }

  /** Two points on an axis. */
  public static SweepAnswer sweep(String name) {
    return new SweepAnswer(
        SweepAnswer.SCHEMA,
        name,
        false,
        Verdict.MET,
        SETUP,
        List.of(new Axis(name, List.of("1/s", "2/s"))),
        2,
        List.of(
            new Point(name, List.of("1/s"), point(name, 0.99, Verdict.MET)),
            new Point(name, List.of("2/s"), point(name, 0.8, Verdict.FAILED))),
        List.of(name));
  }

  /** The first of two values is enough. */
  public static CapacityAnswer capacity(String name) {
    return new CapacityAnswer(
        CapacityAnswer.SCHEMA,
        name,
        false,
        Verdict.MET,
        SETUP,
        List.of(new Axis(name, List.of("1/s", "2/s"))),
        true,
        List.of(name),
        List.of(
            new CapacityAnswer.Finding(
                name,
                List.of(),
                Optional.of("1/s"),
                Optional.of(new Beyond("2/s", Verdict.FAILED)),
                Optional.of(Estimate.of(5, 4, 6)),
                true,
                Optional.of(new Ideal(Optional.of(name), Optional.of(1.25), Optional.of(2.0))))),
        List.of(
            new Tried(List.of("1/s"), 5, point(name, 0.99, Verdict.MET)),
            new Tried(List.of("2/s"), 5, point(name, 0.8, Verdict.FAILED))),
        List.of(name));
  }

  /** One of each kind. */
  public static List<Answer> all(String name) {
    return List.of(comparison(name), sweep(name), uncertain(name), capacity(name), tipping(name));
  }

  /** Two choices in two worlds: the second is worse in the second world. */
  public static UncertainAnswer uncertain(String name) {
    String other = name + "2";
    Estimate value = Estimate.of(0.9, 0.8, 0.95);
    Spread spread = new Spread(2, value, Estimate.ofOne(0.8), Estimate.ofOne(0.99));
    List<Influence> influences =
        List.of(new Influence(name, Estimate.of(0.62, 0.484, 0.755), 0.05, -0.05));
    return new UncertainAnswer(
        UncertainAnswer.SCHEMA,
        name,
        true,
        Verdict.MET,
        SETUP,
        3,
        List.of(new Input(name, name)),
        List.of(new Axis(name, List.of("x"))),
        List.of(
            new Choice(
                name,
                false,
                List.of(new UncertainAnswer.Promise("", 1, 0, 1, Estimate.of(0.5, 0.0126, 1)))),
            new Choice(
                other,
                false,
                List.of(new UncertainAnswer.Promise("", 0, 2, 0, Estimate.of(0, 0, 0.842))))),
        List.of(
            new UncertainAnswer.Measure(
                "availability",
                name,
                "share",
                true,
                true,
                2,
                List.of(
                    new OfChoice(
                        name,
                        spread,
                        new Regret(Estimate.of(0.001, 0, 0.01), 0.002, 1, 1),
                        influences),
                    new OfChoice(
                        other,
                        spread,
                        new Regret(Estimate.of(0.05, 0.01, 0.1), 0.1, 2, 1),
                        influences)),
                List.of(name, other),
                name),
            new UncertainAnswer.Measure(
                "latency.e2e.p99",
                name,
                "s",
                false,
                false,
                0,
                List.of(
                    new OfChoice(name, null, null, List.of()),
                    new OfChoice(other, null, null, List.of())),
                List.of(),
                null)),
        List.of(
            new World(
                List.of(name),
                List.of(new Point(name, List.of(name, "x"), point(name, 0.99, Verdict.MET))))),
        List.of(name));
  }

  /** The second of two triggers tips, at one of two loads; a change keeps it from that. */
  public static TippingAnswer tipping(String name) {
    Chance none = new Chance(0, 20, Estimate.of(0, 0, 0.17), 12, 30);
    Chance all = new Chance(20, 20, Estimate.of(1, 0.83, 1), Double.NaN, Double.NaN);
    List<Cell> cells =
        List.of(
            new Cell("", State.RECOVERS, Optional.of(none)),
            new Cell("1s", State.RECOVERS, Optional.of(none)),
            new Cell("2s", State.METASTABLE, Optional.of(all)));
    List<Cell> down =
        List.of(
            new Cell("", State.OVERLOADED, Optional.of(all)),
            new Cell("1s", State.OVERLOADED, Optional.empty()),
            new Cell("2s", State.OVERLOADED, Optional.empty()));
    return new TippingAnswer(
        TippingAnswer.SCHEMA,
        name,
        false,
        Verdict.MET,
        SETUP,
        new Axis(name, List.of("1s", "2s")),
        Optional.of(name),
        0.5,
        List.of(name),
        540,
        List.of(
            new Region(name, "", Kind.VULNERABLE, Optional.of("1s"), Optional.of("2s"), cells),
            new Region(name, "9/s", Kind.OVERLOADED, Optional.empty(), Optional.empty(), down)),
        List.of(
            new Hysteresis(
                name,
                "2s",
                name,
                90,
                1200,
                List.of(new Shed(0.2, Verdict.MET, none), new Shed(0.3, Verdict.INCONCLUSIVE, all)),
                Optional.of(0.2))),
        List.of(new Remedy(name, name, List.of(name), "2s", all, none, Verdict.MET)),
        List.of(new Longer(name, "2s", 1140, 20, 19)),
        List.of(name));
  }

  private static PointResult point(String name, double availability, Verdict verdict) {
    return new PointResult(
        List.of(
            new OfArchitecture(
                name,
                false,
                List.of(
                    new Figure(
                        "availability",
                        name,
                        "share",
                        true,
                        Estimate.of(availability, availability - 0.01, availability)),
                    new Figure("cost.total", "", "USD", false, Estimate.of(5, 4, 6))),
                List.of(new PointResult.Kept(name, verdict)))),
        100,
        "d2",
        List.of(name),
        Optional.of(stopping(name)));
  }

  /** Two figures are not known at the cap, one of which says how many replications it takes. */
  private static Stopping stopping(String name) {
    return new Stopping(
        new Asked(Optional.of(0.05), Map.of("availability", 0.001), true, 30),
        Reason.CAP,
        List.of(20, 30),
        0.98,
        List.of(
            new Unsettled(
                name, name, "share", 0.9, Optional.of(0.1), Optional.of(0.001), Optional.of(400L)),
            new Unsettled(
                name, name, "s", 3, Optional.empty(), Optional.empty(), Optional.empty())),
        List.of(name));
  }
}
