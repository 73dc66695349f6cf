package dev.stampede.scenarios.fitting;

import dev.stampede.experiments.demand.growth.BassFit;
import dev.stampede.experiments.demand.growth.Course;
import dev.stampede.experiments.demand.growth.Growth;
import dev.stampede.experiments.demand.growth.Growth.Kind;
import dev.stampede.experiments.demand.growth.GrowthFit;
import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.FitAxis;
import dev.stampede.reports.chart.FitChart;
import dev.stampede.reports.chart.FitPanel;
import dev.stampede.reports.chart.FitPanel.Mark;
import dev.stampede.reports.chart.FitPanel.Series;
import dev.stampede.reports.text.Figures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How a number of users grew, and what its course cannot say. */
final class GrowthFindings {

  private static final double DAY = 86_400;
  private static final double NEAR = 10;
  private static final double MILLION = 1e6;
  private static final int CURVE_POINTS = 160;
  private static final int MOST_DOTS = 400;

  private final String title;
  private final Course course;
  private final GrowthFit fit;

  private GrowthFindings(String title, Course course, GrowthFit fit) {
    this.title = title;
    this.course = course;
    this.fit = fit;
  }

  /**
   * Says what was found.
   *
   * @param launchSeconds when it was launched, from 1970; NaN for a step before the first row
   * @param markets to fit Bass's law to; empty for some multiples of the largest value
   */
  static DemandFindings of(
      String title, Path file, ValueTable table, double launchSeconds, List<Double> markets)
      throws BrokenRecording {
    double[] times = table.times();
    if (times.length < Course.FEWEST) {
      throw new BrokenRecording(
          file, "has %d rows: at least %d are needed".formatted(times.length, Course.FEWEST));
    }
    double launch = Double.isNaN(launchSeconds) ? 2 * times[0] - times[1] : launchSeconds;
    if (launch > times[0]) {
      throw new BrokenRecording(file, "its first row is earlier than --origin");
    }
    double[] days = new double[times.length];
    for (int i = 0; i < days.length; i++) {
      days[i] = (times[i] - launch) / DAY;
    }
    Course course = new Course(days, table.values());
    if (!(course.values()[course.peak()] > 0)) {
      throw new BrokenRecording(file, "counts nobody: every row is 0");
    }
    return new GrowthFindings(title, course, GrowthFit.of(course, markets)).say();
  }

  private DemandFindings say() {
    List<String> lines = new ArrayList<>();
    double most = course.values()[course.peak()];
    lines.add(
        "%s: %s values over %s days, the largest %s"
            .formatted(
                title,
                Figures.count(course.days().length),
                Figures.number(course.lastDay()),
                Figures.number(most)));
    lines.add("");
    lines.add("  %-15s%12s%10s  %s".formatted("law", "off by", "AIC", "parameters"));
    for (Growth law : fit.laws()) {
      lines.add(
          "  %-15s%12s%10s  %s"
              .formatted(
                  law.kind(),
                  Figures.number(law.error()),
                  "+%,.0f".formatted(law.information() - fit.best().information()),
                  law.parameters().stream()
                      .map(p -> p.name() + " " + Figures.number(p.value()) + unit(p.unit()))
                      .collect(Collectors.joining(", "))));
    }
    lines.add("");
    List<String> doubts = new ArrayList<>();
    if (isBassNear()) {
      markets(lines);
    } else {
      lines.add("  Bass's law of adoption does not describe it, whatever the market");
    }
    if (isBassNear() && !fit.marketIsKnown()) {
      doubts.add(
          "the data do not say how large the market is: several describe them almost as well, and"
              + " what comes after the last value is another one with each");
    }
    return new DemandFindings(
        String.join("\n", lines) + "\n", yaml(), figures(), doubts, List.of(chart()));
  }

  /** Whether Bass's law is the best one, or hardly to be told from it. */
  private boolean isBassNear() {
    return fit.laws().stream()
        .filter(law -> law.kind() == Kind.BASS)
        .anyMatch(law -> law.information() - fit.best().information() < NEAR);
  }

  private void markets(List<String> lines) {
    lines.add("  Bass's law with markets that are given, rates a year:");
    lines.add("  %15s%12s%12s%12s".formatted("market", "innovation", "imitation", "off by"));
    for (BassFit bass : fit.markets()) {
      lines.add(
          "  %15s%12s%12s%12s"
              .formatted(
                  Figures.number(bass.market()),
                  Figures.number(bass.innovation()),
                  Figures.number(bass.imitation()),
                  Figures.number(bass.error())));
    }
  }

  private static String unit(String unit) {
    return unit.equals("days") ? " days" : unit.equals("/year") ? "/year" : "";
  }

  private String yaml() {
    Growth best = fit.best();
    List<String> comments = new ArrayList<>();
    comments.add("growth as of %s: %s".formatted(title, best.kind()));
    if (best.kind() == Kind.BASS && !fit.marketIsKnown()) {
      comments.add("the market is not identified: try each of these");
    }
    DemandYaml yaml = new DemandYaml(comments);
    yaml.line(2, "arrivals:");
    if (best.kind() == Kind.BASS) {
      yaml.line(3, adoption(best));
      for (BassFit bass : fit.markets()) {
        yaml.line(
            3,
            "# adoption: {market: %s, innovation: %s, imitation: %s, per: 365.25d}"
                .formatted(
                    Numbers.plain(bass.market()),
                    perYear(bass.innovation()),
                    perYear(bass.imitation())));
      }
    } else {
      yaml.line(3, "rate: 1/s # what a user asks for is yours to say");
      trend(yaml, best);
    }
    return yaml.line(2, "tolerance: {deadline: 30s}").toString();
  }

  private static String adoption(Growth bass) {
    return "adoption: {market: %s, innovation: %s, imitation: %s, per: 365.25d}"
        .formatted(
            Numbers.plain(bass.parameter("market")),
            perYear(bass.parameter("innovation")),
            perYear(bass.parameter("imitation")));
  }

  private static String perYear(double rate) {
    return Numbers.plain(rate);
  }

  private static void trend(DemandYaml yaml, Growth best) {
    if (best.kind() == Kind.TAIL) {
      yaml.line(3, "# flat at the level that was left after the peak; say the peak as a surge:");
      yaml.line(
          3,
          "# %s that level, doubling in %s before it, halving in %s after it"
              .formatted(
                  Numbers.multiple(best.parameter("peak") / best.parameter("level")),
                  Numbers.duration(best.parameter("doubling") * DAY),
                  Numbers.duration(best.parameter("half_life") * DAY)));
    }
    for (Growth.Parameter parameter : best.parameters()) {
      if (best.kind() == Kind.EXPONENTIAL && parameter.unit().equals("days")) {
        yaml.line(
            3,
            "trend: {%s: %s}"
                .formatted(parameter.name(), Numbers.duration(parameter.value() * DAY)));
      }
    }
  }

  private Map<String, Object> figures() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("schema", "stampede.fit/v1");
    tree.put("growth", title);
    tree.put("values", course.days().length);
    tree.put("days", course.lastDay());
    List<Object> laws = new ArrayList<>();
    for (Growth law : fit.laws()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("law", law.kind().toString());
      one.put("rmse", law.error());
      one.put("aic", law.information());
      law.parameters().forEach(p -> one.put(p.name(), p.value()));
      laws.add(one);
    }
    tree.put("laws", laws);
    List<Object> markets = new ArrayList<>();
    for (BassFit bass : fit.markets()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("market", bass.market());
      one.put("innovationPerYear", bass.innovation());
      one.put("imitationPerYear", bass.imitation());
      one.put("rmse", bass.error());
      markets.add(one);
    }
    tree.put("markets", markets);
    tree.put("marketIsKnown", fit.marketIsKnown());
    return tree;
  }

  private Chart chart() {
    List<Double> days = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    int each = Math.max(1, course.days().length / MOST_DOTS);
    for (int i = 0; i < course.days().length; i += each) {
      days.add(course.days()[i]);
      values.add(course.values()[i] / unit());
    }
    List<Series> series = new ArrayList<>();
    series.add(new Series("counted", 0, Mark.FULL_DOTS, days, values));
    Growth best = fit.best();
    series.add(curve(best.kind().toString(), 1, best.at()::applyAsDouble));
    if (!fit.marketIsKnown() && best.kind() == Kind.BASS) {
      int colour = 2;
      for (BassFit bass : fit.markets()) {
        String label = "Bass, market " + Figures.number(bass.market());
        series.add(curve(label, colour++, bass::at));
      }
    }
    return FitChart.of(
        "growth",
        title,
        "Users, or what was counted, by the day from the launch, and a third of the time beyond.",
        fit.marketIsKnown()
            ? "What was counted, and the law that is nearest to it."
            : "Laws that agree about the past and part in the future: the data do not say which.",
        FitAxis.DAYS,
        List.of(new FitPanel("Counted and fitted" + (unit() > 1 ? ", in millions" : ""), series)));
  }

  /** What a picture counts in, so that its numbers have few digits. */
  private double unit() {
    return course.values()[course.peak()] >= MILLION ? MILLION : 1;
  }

  private interface Law {
    double at(double day);
  }

  private Series curve(String label, int colour, Law law) {
    List<Double> days = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    double last = course.lastDay() * 4 / 3;
    TreeSet<Double> all = new TreeSet<>();
    for (int i = 0; i <= CURVE_POINTS; i++) {
      all.add(last * i / CURVE_POINTS);
    }
    double peak = course.days()[course.peak()];
    double step = course.lastDay() / course.days().length;
    for (double day : new double[] {peak - step, peak, peak + step}) {
      all.add(Math.max(0, day));
    }
    all.forEach(
        day -> {
          days.add(day);
          values.add(law.at(day) / unit());
        });
    return new Series(label, colour, Mark.LINE, days, values);
  }
}
