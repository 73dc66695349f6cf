package dev.stampede.experiments.uncertain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.plan.InvalidScenario;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.sweep.SweepQuestion.Ask;
import dev.stampede.experiments.uncertain.UncertainInput.Law;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.question.Setup;
import dev.stampede.reports.result.sweep.PointResult;
import dev.stampede.reports.result.sweep.PointResult.Figure;
import dev.stampede.reports.result.sweep.PointResult.Kept;
import dev.stampede.reports.result.sweep.PointResult.OfArchitecture;
import dev.stampede.reports.result.sweep.SweepAnswer;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.reports.result.sweep.SweepAnswer.Point;
import dev.stampede.reports.result.uncertain.UncertainAnswer;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Choice;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Measure;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What choices come to, of points that are made up. */
class WorldsConclusionTest {

  private static final Law EVEN =
      new Law() {
        @Override
        public String at(double u) {
          return Double.toString(u);
        }

        @Override
        public List<String> examples() {
          return List.of();
        }
      };

  /** Two quotas to choose from. */
  private static WorldsQuestion question(int worlds, String measure) {
    ScenarioText text = ScenarioText.of("");
    return new WorldsQuestion(
        "made up",
        Worlds.draw(List.of(new UncertainInput("load", "{}", EVEN)), worlds, 1),
        List.of(new Axis("quota", List.of("1", "2"))),
        List.of(new Ask(List.of("1"), text), new Ask(List.of("2"), text)),
        unread -> {
          throw new InvalidScenario("nobody reads it");
        },
        scenario -> scenario,
        measure);
  }

  /** An architecture that costs something, beside a bound that costs nothing. */
  private static PointResult point(double cost, Verdict verdict) {
    return new PointResult(
        List.of(
            new OfArchitecture("own", false, figures(cost), List.of(new Kept("promise", verdict))),
            new OfArchitecture("ideal", true, figures(0), List.of())),
        10,
        "d",
        List.of(),
        Optional.empty());
  }

  private static List<Figure> figures(double cost) {
    return List.of(
        new Figure("availability", "chat", "share", true, Estimate.ofOne(1 - cost / 100)),
        new Figure("cost.total", "", "USD", false, Estimate.ofOne(cost)));
  }

  /** The costs of both quotas in each world; above 30 the promise is broken, at 30 it is open. */
  private static SweepAnswer ran(double[]... costs) {
    WorldsQuestion question = question(Math.max(3, costs.length), "");
    List<String> drawn =
        IntStream.range(0, question.worlds().count())
            .mapToObj(w -> question.worlds().values(w).get(0))
            .toList();
    List<Point> points = new ArrayList<>();
    for (double[] world : costs) {
      for (int choice = 0; choice < world.length; choice++) {
        double cost = world[choice];
        Verdict verdict =
            cost < 30 ? Verdict.MET : cost > 30 ? Verdict.FAILED : Verdict.INCONCLUSIVE;
        points.add(
            new Point(
                "s",
                List.of(drawn.get(points.size() / 2), Integer.toString(choice + 1)),
                point(cost, verdict)));
      }
    }
    return new SweepAnswer(
        SweepAnswer.SCHEMA,
        "made up",
        false,
        Verdict.MET,
        new Setup(1, 2, 600, 60, 12, 100, 1, "d"),
        List.of(),
        points.size(),
        points,
        List.of());
  }

  private static UncertainAnswer answer(WorldsQuestion question, SweepAnswer ran) {
    return WorldsConclusion.of(question, ran).orElseThrow();
  }

  @Test
  void choicesAreArchitecturesUnderEachValue() {
    UncertainAnswer answer =
        answer(
            question(3, ""),
            ran(new double[] {10, 50}, new double[] {60, 30}, new double[] {20, 20}));

    assertThat(answer.choices())
        .extracting(Choice::name)
        .containsExactly("own (quota=1)", "ideal (quota=1)", "own (quota=2)", "ideal (quota=2)");
    Promise first = answer.choices().get(0).promises().get(0);
    assertThat(List.of(first.kept(), first.broken(), first.open())).containsExactly(2, 1, 0);
    // Clopper and Pearson: 2 of 3
    assertThat(Objects.requireNonNull(first.share().ci95().get(0))).isCloseTo(0.0943, within(1e-4));
    assertThat(Objects.requireNonNull(first.share().ci95().get(1))).isCloseTo(0.9916, within(1e-4));
    Promise second = answer.choices().get(2).promises().get(0);
    assertThat(List.of(second.kept(), second.broken(), second.open())).containsExactly(1, 1, 1);
    // 1 of 3 below, 2 of 3 above
    assertThat(Objects.requireNonNull(second.share().ci95().get(0)))
        .isCloseTo(0.0084, within(1e-4));
    assertThat(Objects.requireNonNull(second.share().ci95().get(1)))
        .isCloseTo(0.9916, within(1e-4));
  }

  /** Regrets in cost: 0, 30, 0 and 40, 0, 0; the bound, which is best, is nobody's choice. */
  @Test
  void boundsAreNoChoice() {
    UncertainAnswer answer =
        answer(
            question(3, "cost.total"),
            ran(new double[] {10, 50}, new double[] {60, 30}, new double[] {20, 20}));

    Measure cost = answer.measures().get(0);
    assertThat(cost.metric()).isEqualTo("cost.total");
    assertThat(answer.measures().get(1).metric()).isEqualTo("availability");
    assertThat(cost.choices().get(1).regret()).isNull();
    UncertainAnswer.Regret regret = Objects.requireNonNull(cost.choices().get(0).regret());
    assertThat(regret.mean().mean()).isEqualTo(10);
    assertThat(regret.worst()).isEqualTo(30);
    assertThat(regret.worstWorld()).isEqualTo(2);
    assertThat(regret.best()).isEqualTo(2);
    assertThat(cost.leastMean().orElseThrow().name()).isEqualTo("own (quota=1)");
    assertThat(cost.leastWorst()).isEqualTo("own (quota=1)");
    UncertainAnswer.Spread spread = Objects.requireNonNull(cost.choices().get(0).spread());
    assertThat(spread.median().mean()).isEqualTo(20);
    assertThat(spread.high().mean()).isEqualTo(60);
    assertThat(cost.choices().get(0).influences()).isEmpty(); // of three worlds
  }

  /** Of a world of which one choice was not run nothing is told. */
  @Test
  void worldsThatAreNotComplete_areLeftOut() {
    UncertainAnswer answer = answer(question(3, ""), ran(new double[] {10, 50}, new double[] {60}));

    assertThat(answer.partial()).isTrue();
    assertThat(answer.worlds()).hasSize(1);
    assertThat(WorldsConclusion.of(question(3, ""), ran(new double[] {10}))).isEmpty();
  }

  /** The cost is the quantile of the only input: all of it is explained, and it rises. */
  @Test
  void inputThatIsAllThereIs_explainsAll() {
    WorldsQuestion question = question(100, "cost.total");
    double[][] costs = new double[100][];
    for (int w = 0; w < 100; w++) {
      double load = Double.parseDouble(question.worlds().values(w).get(0));
      costs[w] = new double[] {load, load};
    }

    Measure cost = answer(question, ran(costs)).measures().get(0);
    UncertainAnswer.Influence influence = cost.choices().get(0).influences().get(0);
    assertThat(influence.path()).isEqualTo("load");
    assertThat(influence.share().mean()).isGreaterThan(0.99);
    assertThat(influence.lowest()).isCloseTo(-0.4, within(0.01));
    assertThat(influence.highest()).isCloseTo(0.4, within(0.01));
  }
}
