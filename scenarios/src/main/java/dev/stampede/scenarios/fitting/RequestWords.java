package dev.stampede.scenarios.fitting;

import dev.stampede.experiments.demand.Clients;
import dev.stampede.experiments.demand.LengthLaw;
import dev.stampede.experiments.demand.Lengths;
import dev.stampede.experiments.demand.Rhythm;
import dev.stampede.experiments.demand.scatter.ArrivalFit;
import dev.stampede.experiments.demand.scatter.Candidate;
import dev.stampede.experiments.demand.scatter.Dispersion;
import dev.stampede.reports.text.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a trace is and which processes fit it, in lines. */
final class RequestWords {

  private static final int SHOWN = 6;
  private static final double PER_MINUTE = 60;

  private final RequestStudy study;
  private final List<String> lines = new ArrayList<>();

  private RequestWords(RequestStudy study) {
    this.study = study;
  }

  static List<String> of(String title, RequestStudy study) {
    RequestWords words = new RequestWords(study);
    words.lines.add(
        "%s: %s requests in %s, %s per second in the mean"
            .formatted(
                title,
                Figures.count(study.requests().rows()),
                Figures.seconds(study.requests().spanSeconds()),
                Figures.number(study.rate())));
    words.rate();
    words.gaps();
    study.prompts().ifPresent(lengths -> words.lengths("prompts", lengths));
    study.answers().ifPresent(lengths -> words.lengths("answers", lengths));
    if (Double.isFinite(study.correlation())) {
      words.say("correlation", "of prompts and answers, by rank: " + two(study.correlation()));
    }
    study.clients().ifPresent(words::clients);
    words.processes();
    return words.lines;
  }

  private void say(String what, String line) {
    lines.add("  %-12s %s".formatted(what, line));
  }

  private void rate() {
    double[] minutes = study.perMinute().values().clone();
    Arrays.sort(minutes);
    double step = study.perMinute().stepSeconds();
    say(
        "rate",
        "from %s to %s per minute in windows of %s; peak / mean %s"
            .formatted(
                Figures.number(minutes[0] / step * PER_MINUTE),
                Figures.number(minutes[minutes.length - 1] / step * PER_MINUTE),
                Figures.seconds(step),
                two(study.perMinute().peakOverMean())));
    study.rhythm().ifPresent(this::rhythm);
  }

  private void rhythm(Rhythm rhythm) {
    double ratio = rhythm.weekdayOverWeekend();
    say(
        "rhythm",
        "%s hour of the day %s to %s of the mean (peak / trough %s)%s; the day explains %s of the"
                .formatted(
                    study.isDated() ? "UTC:" : "from the trace's start, its times have no date:",
                    Numbers.multiple(Arrays.stream(rhythm.day()).min().orElse(1)),
                    Numbers.multiple(Arrays.stream(rhythm.day()).max().orElse(1)),
                    Figures.number(rhythm.peakOverTrough()),
                    study.isDated() && Double.isFinite(ratio)
                        ? ", weekday / weekend " + two(ratio)
                        : "",
                    Figures.share(rhythm.explained()[0]))
            + " hours' variance, the week "
            + Figures.share(rhythm.explained()[1]));
  }

  private void gaps() {
    say(
        "gaps",
        "coefficient of variation %s, longest %s, ties %s, clock in steps of %s"
            .formatted(
                two(study.gaps().cv()),
                Figures.seconds(study.gaps().longestSeconds()),
                Figures.share(study.gaps().tiedShare()),
                Figures.seconds(study.gaps().tickNanos() / 1e9)));
    if (!study.fit().observed().isEmpty()) {
      say(
          "dispersion",
          study.fit().observed().stream()
                  .map(d -> "%s in %s".formatted(three(d.index()), Figures.seconds(d.seconds())))
                  .collect(Collectors.joining(", "))
              + " (of a steady Poisson process: 1)");
    }
  }

  private void lengths(String what, Lengths lengths) {
    String law = "";
    if (!lengths.laws().isEmpty()) {
      LengthLaw nearest = lengths.laws().get(0);
      law = "; nearest law %s, KS %s".formatted(nearest.name(), two(nearest.distance()));
    }
    say(
        what,
        "mean %s, p50 %s, p90 %s, p99 %s, most %s tokens%s"
            .formatted(
                Figures.number(lengths.mean()),
                Figures.count(lengths.quantile(0.5)),
                Figures.count(lengths.quantile(0.9)),
                Figures.count(lengths.quantile(0.99)),
                Figures.count(lengths.quantile(1)),
                law));
  }

  private void clients(Clients clients) {
    say("clients", clients(clients, "CV of their gaps"));
  }

  static String clients(Clients clients, String cvs) {
    String spread =
        clients.cvs().length == 0
            ? ""
            : "; %s p50 %s, p90 %s".formatted(cvs, two(clients.cv(0.5)), two(clients.cv(0.9)));
    return "%s; the largest 1, 5, 10 carry %s, %s, %s%s"
        .formatted(
            Figures.count(clients.count()),
            Figures.share(clients.top(1)),
            Figures.share(clients.top(5)),
            Figures.share(clients.top(10)),
            spread);
  }

  private void processes() {
    ArrivalFit fit = study.fit();
    lines.add("");
    StringBuilder head =
        new StringBuilder(
            "  %-9s%-16s%8s%12s%8s".formatted("process", "about a", "numbers", "AIC", "KS"));
    fit.observed().forEach(d -> head.append("%9s".formatted(Figures.seconds(d.seconds()))));
    lines.add(head.toString());
    Optional<Candidate> chosen = fit.chosen();
    double best = fit.candidates().get(0).information();
    int shown = 0;
    for (Candidate candidate : fit.candidates()) {
      boolean isChosen = chosen.filter(candidate::equals).isPresent();
      if (shown++ < SHOWN || isChosen) {
        lines.add(line(candidate, best, isChosen));
      }
    }
    StringBuilder observed = new StringBuilder("  %-53s".formatted("observed"));
    for (Dispersion dispersion : fit.observed()) {
      observed.append("%9s".formatted(three(dispersion.index())));
    }
    lines.add(observed.toString());
    lines.add("");
    lines.add("  " + verdict(fit, chosen));
  }

  private static String line(Candidate candidate, double best, boolean isChosen) {
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "  %-9s%-16s%8d%12s%8.4f",
                candidate.scatter().kind(),
                candidate.shape(),
                candidate.numbers(),
                "+%,.0f".formatted(candidate.information() - best),
                candidate.distance()));
    candidate.dispersions().forEach(d -> line.append("%9s".formatted(three(d))));
    return line.append(isChosen ? "  proposed" : candidate.close() ? "  close" : "").toString();
  }

  private static String verdict(ArrivalFit fit, Optional<Candidate> chosen) {
    if (chosen.isEmpty()) {
      Candidate best = fit.candidates().get(0);
      return "no process fits: the best is %s about a %s, with KS %s; replay is the honest choice"
          .formatted(best.scatter().kind(), best.shape(), three(best.distance()));
    }
    Candidate candidate = chosen.get();
    return "%s about a %s may stand for the trace%s"
        .formatted(
            candidate.scatter().kind(),
            candidate.shape(),
            DemandYaml.pattern(candidate.scatter()).isEmpty()
                ? ""
                : ": " + DemandYaml.pattern(candidate.scatter()));
  }

  static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceFirst("^-(0\\.00)$", "$1");
  }

  static String three(double value) {
    return value < 10
        ? two(value)
        : String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }
}
