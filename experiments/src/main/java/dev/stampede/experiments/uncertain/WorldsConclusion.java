package dev.stampede.experiments.uncertain;

import dev.stampede.experiments.interval.ClopperPearson;
import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.OrderStatistics;
import dev.stampede.experiments.sweep.SweepQuestion.Ask;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.sweep.PointResult.Kept;
import dev.stampede.reports.result.sweep.PointResult.OfArchitecture;
import dev.stampede.reports.result.sweep.SweepAnswer;
import dev.stampede.reports.result.sweep.SweepAnswer.Point;
import dev.stampede.reports.result.uncertain.UncertainAnswer;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Choice;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Influence;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Input;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Measure;
import dev.stampede.reports.result.uncertain.UncertainAnswer.OfChoice;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Promise;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Regret;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Spread;
import dev.stampede.reports.result.uncertain.UncertainAnswer.World;
import dev.stampede.reports.text.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what choices come to, of all that was run in the worlds that are complete. */
public final class WorldsConclusion {

  private static final double FIFTH = 0.2;
  private static final double BAD = 0.05;

  private final WorldsQuestion question;
  private final SweepAnswer ran;
  private final List<World> worlds;
  private final List<Option> options;

  /** What could be chosen: an architecture of one of the asker's choices. */
  private record Option(int choice, String architecture, String name, boolean bound) {}

  private WorldsConclusion(WorldsQuestion question, SweepAnswer ran) {
    this.question = question;
    this.ran = ran;
    int choices = question.choices().size();
    this.worlds =
        IntStream.range(0, ran.points().size() / choices)
            .takeWhile(w -> isComplete(w, ran.points().subList(w * choices, (w + 1) * choices)))
            .mapToObj(
                w ->
                    new World(
                        question.worlds().values(w),
                        ran.points().subList(w * choices, (w + 1) * choices)))
            .toList();
    this.options = worlds.isEmpty() ? List.of() : options();
  }

  /**
   * Returns the answer.
   *
   * @param ran what was run of the question's {@link WorldsQuestion#sweep}
   * @return empty if no world is complete
   */
  public static Optional<UncertainAnswer> of(WorldsQuestion question, SweepAnswer ran) {
    WorldsConclusion conclusion = new WorldsConclusion(question, ran);
    return conclusion.worlds.isEmpty() ? Optional.empty() : Optional.of(conclusion.answer());
  }

  /** Points are known in their order, but where some are still missing elsewhere. */
  private boolean isComplete(int world, List<Point> points) {
    List<List<String>> asked = question.points(world).map(Ask::values).toList();
    return asked.equals(points.stream().map(Point::values).toList());
  }

  private UncertainAnswer answer() {
    return new UncertainAnswer(
        UncertainAnswer.SCHEMA,
        question.name(),
        worlds.size() < question.worlds().count(),
        Verdict.MET,
        ran.setup(),
        question.worlds().count(),
        question.worlds().inputs().stream()
            .map(input -> new Input(input.path(), input.said()))
            .toList(),
        question.axes(),
        options.stream().map(this::choice).toList(),
        measures(),
        worlds,
        ran.warnings());
  }

  private List<Option> options() {
    List<Option> all = new ArrayList<>();
    List<Point> points = worlds.get(0).points();
    boolean files = points.stream().map(Point::scenario).distinct().count() > 1;
    for (int c = 0; c < points.size(); c++) {
      List<String> differs = new ArrayList<>();
      if (files) {
        differs.add(points.get(c).scenario());
      }
      differs.addAll(varied(question.choices().get(c)));
      String behind = differs.isEmpty() ? "" : " (%s)".formatted(String.join(", ", differs));
      for (OfArchitecture each : points.get(c).result().architectures()) {
        all.add(new Option(c, each.name(), each.name() + behind, each.bound()));
      }
    }
    return all;
  }

  private List<String> varied(Ask choice) {
    return IntStream.range(0, question.axes().size())
        .filter(a -> !choice.values().get(a).isEmpty())
        .mapToObj(a -> question.axes().get(a).path() + "=" + choice.values().get(a))
        .toList();
  }

  private Stream<OfArchitecture> in(World world, Option option) {
    return world
        .points()
        .get(option.choice())
        .result()
        .architecture(option.architecture())
        .stream();
  }

  private Choice choice(Option option) {
    List<String> objectives =
        worlds.stream()
            .flatMap(world -> in(world, option))
            .flatMap(of -> of.kept().stream())
            .map(Kept::objective)
            .distinct()
            .toList();
    List<Promise> promises = new ArrayList<>();
    if (!objectives.isEmpty()) {
      promises.add(promise("", option, OfArchitecture::verdict));
    }
    if (objectives.size() > 1) {
      objectives.forEach(
          objective ->
              promises.add(
                  promise(
                      objective,
                      option,
                      of ->
                          of.kept().stream()
                              .filter(kept -> kept.objective().equals(objective))
                              .map(Kept::verdict)
                              .findFirst()
                              .orElse(Verdict.INCONCLUSIVE))));
    }
    return new Choice(option.name(), option.bound(), promises);
  }

  private interface Verdicts {
    Verdict of(OfArchitecture architecture);
  }

  private Promise promise(String objective, Option option, Verdicts verdicts) {
    List<Verdict> all =
        worlds.stream().flatMap(world -> in(world, option)).map(verdicts::of).toList();
    int kept = count(all, verdict -> verdict == Verdict.MET);
    int broken = count(all, verdict -> verdict == Verdict.FAILED);
    int open = all.size() - kept - broken;
    return new Promise(
        objective,
        kept,
        broken,
        open,
        Estimate.of(
            (double) kept / all.size(),
            ClopperPearson.of(kept, all.size()).low(),
            ClopperPearson.of(kept + open, all.size()).high()));
  }

  private static int count(List<Verdict> verdicts, Predicate<Verdict> which) {
    return (int) verdicts.stream().filter(which).count();
  }

  /** A figure, as points know it. */
  private record Name(String metric, String useCase, String unit, boolean promised) {

    boolean isCalled(String measure) {
      return measure.equals(useCase.isEmpty() ? metric : useCase + "." + metric);
    }
  }

  private List<Measure> measures() {
    List<Name> names =
        worlds.stream()
            .flatMap(world -> world.points().stream())
            .flatMap(point -> point.result().architectures().stream())
            .flatMap(of -> of.figures().stream())
            .map(f -> new Name(f.metric(), f.useCase(), f.unit(), f.promised()))
            .distinct()
            .toList();
    return Stream.concat(
            names.stream().filter(name -> name.isCalled(question.measure())),
            names.stream().filter(name -> !name.isCalled(question.measure())))
        .map(this::measure)
        .toList();
  }

  private Measure measure(Name name) {
    List<double[]> values = options.stream().map(option -> values(option, name)).toList();
    boolean higherIsBetter = Metric.of(name.metric()).higherIsBetter();
    List<Integer> real =
        IntStream.range(0, options.size()).filter(i -> !options.get(i).bound()).boxed().toList();
    Regrets regrets = new Regrets(real.stream().map(values::get).toList(), higherIsBetter);
    List<OfChoice> choices = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      choices.add(
          new OfChoice(
              options.get(i).name(),
              spread(values.get(i)),
              regret(regrets, real.indexOf(i)),
              influences(values.get(i))));
    }
    return new Measure(
        name.metric(),
        name.useCase(),
        name.unit(),
        name.promised(),
        higherIsBetter,
        regrets.worlds(),
        choices,
        regrets.couldBeLeast().stream().map(i -> options.get(real.get(i)).name()).toList(),
        regrets.leastWorst().isEmpty()
            ? null
            : options.get(real.get(regrets.leastWorst().getAsInt())).name());
  }

  private double[] values(Option option, Name name) {
    return worlds.stream()
        .mapToDouble(
            world ->
                in(world, option)
                    .flatMap(of -> of.figure(name.metric(), name.useCase()).stream())
                    .mapToDouble(figure -> figure.value().mean())
                    .findFirst()
                    .orElse(Double.NaN))
        .toArray();
  }

  private static @Nullable Spread spread(double[] values) {
    double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    if (known.length == 0) {
      return null;
    }
    OrderStatistics order = new OrderStatistics(known);
    return new Spread(
        known.length, quantile(order, 0.5), quantile(order, BAD), quantile(order, 1 - BAD));
  }

  private static Estimate quantile(OrderStatistics order, double share) {
    double value = order.quantile(share);
    return order
        .interval(share, Confidence.PLAIN)
        .map(interval -> Estimate.of(value, interval.low(), interval.high()))
        .orElse(Estimate.ofOne(value));
  }

  private static @Nullable Regret regret(Regrets regrets, int number) {
    return number < 0 || regrets.worlds() == 0
        ? null
        : new Regret(
            regrets.mean(number),
            regrets.worst(number),
            regrets.worstWorld(number) + 1,
            regrets.best(number));
  }

  private List<Influence> influences(double[] values) {
    List<Influence> influences = new ArrayList<>();
    for (int i = 0; i < question.worlds().inputs().size(); i++) {
      String path = question.worlds().inputs().get(i).path();
      double[] quantiles = question.worlds().quantiles(i, values.length);
      FirstOrder.of(alike(i, quantiles), values)
          .map(
              share ->
                  new Influence(
                      path,
                      share,
                      moved(quantiles, values, u -> u < FIFTH),
                      moved(quantiles, values, u -> u > 1 - FIFTH)))
          .ifPresent(influences::add);
    }
    return influences;
  }

  /** The quantiles of an input, the same wherever its value is the same. */
  private double[] alike(int input, double[] quantiles) {
    List<String> drawn = worlds.stream().map(world -> world.values().get(input)).toList();
    Map<String, Double> first = new HashMap<>();
    for (int w = 0; w < quantiles.length; w++) {
      first.merge(drawn.get(w), quantiles[w], Math::min);
    }
    return drawn.stream().mapToDouble(value -> first.getOrDefault(value, 0.0)).toArray();
  }

  private static double moved(double[] quantiles, double[] values, Predicate<Double> which) {
    double all = Arrays.stream(values).average().orElse(Double.NaN);
    return IntStream.range(0, values.length)
            .filter(i -> which.test(quantiles[i]))
            .mapToDouble(i -> values[i])
            .average()
            .orElse(all)
        - all;
  }
}
