package dev.stampede.scenarios.fitting;

import dev.stampede.experiments.demand.Clients;
import dev.stampede.experiments.demand.Lengths;
import dev.stampede.experiments.demand.scatter.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a fit to a trace of requests found. */
final class RequestFindings {

  private static final int FEWEST_CLIENTS = 10;
  private static final double LEAST_CORRELATION = 0.01;
  private static final double TIES_THAT_TELL = 0.05;
  private static final double FINE_CLOCK_SECONDS = 1e-4;

  private RequestFindings() {}

  /**
   * Says what was found.
   *
   * @param title the file's name, safe to print
   * @param replay lines that make a scenario replay the trace
   */
  static DemandFindings of(String title, Recorded recorded, List<String> replay) {
    RequestStudy study = RequestStudy.of(recorded);
    List<String> doubts = new ArrayList<>(recorded.doubts());
    doubts.addAll(doubts(study));
    List<String> lines = RequestWords.of(title, study);
    return new DemandFindings(
        String.join("\n", lines) + "\n",
        yaml(title, study, replay),
        RequestFigures.of(title, study),
        doubts,
        RequestCharts.of(title, study));
  }

  private static List<String> doubts(RequestStudy study) {
    List<String> doubts = new ArrayList<>();
    double tick = study.gaps().tickNanos() / 1e9;
    if (study.gaps().tiedShare() > TIES_THAT_TELL) {
      doubts.add(
          tick <= FINE_CLOCK_SECONDS
              ? "many requests share their time with the one before although the clock is fine:"
                  + " they seem to come in batches, which no process here has; replay keeps them"
              : "the clock is coarse: how requests scatter within one of its steps is not known, and"
                  + " is taken for chance");
    }
    if (study.rhythm().isPresent() && !study.isDated()) {
      doubts.add("times have no date: hours and weekdays are counted from the trace's start");
    }
    return doubts;
  }

  private static String yaml(String title, RequestStudy study, List<String> replay) {
    Optional<Candidate> chosen = study.fit().chosen();
    List<String> comments = new ArrayList<>();
    comments.add(
        chosen.isPresent()
            ? "fitted to %s; tolerance and value are yours to say".formatted(title)
            : "no process fits %s, so it is replayed; tolerance and value are yours to say"
                .formatted(title));
    DemandYaml yaml = new DemandYaml(comments);
    if (chosen.isPresent()) {
      yaml.arrivals(chosen.get(), study.rhythm());
      study.clients().ifPresent(clients -> clients(yaml, clients));
      request(yaml, study);
    } else {
      yaml.line(2, "arrivals:");
      replay.forEach(line -> yaml.line(3, line));
    }
    return yaml.line(2, "tolerance: {deadline: 30s}").toString();
  }

  private static void clients(DemandYaml yaml, Clients clients) {
    if (clients.count() >= FEWEST_CLIENTS) {
      yaml.line(3, "# or, in place of pattern, clients of very different size:");
      yaml.line(3, "# " + clientsKey(clients));
    }
  }

  static String clientsKey(Clients clients) {
    boolean varied = clients.cv(0.9) > clients.cv(0.5);
    String cv =
        varied
            ? String.format(
                Locale.ROOT,
                ", cv: {dist: lognormal, p50: %s, p90: %s}",
                Numbers.plain(clients.cv(0.5)),
                Numbers.plain(clients.cv(0.9)))
            : "";
    return "clients: {count: %d, zipf: %s%s}"
        .formatted(clients.count(), Numbers.plain(clients.zipf()), cv);
  }

  private static void request(DemandYaml yaml, RequestStudy study) {
    Optional<Lengths> prompts = study.prompts();
    Optional<Lengths> answers = study.answers();
    if (prompts.isEmpty() && answers.isEmpty()) {
      return;
    }
    yaml.line(2, "request:");
    prompts.ifPresent(l -> yaml.line(3, "input_tokens: " + DemandYaml.lengths(l)));
    answers.ifPresent(
        l -> {
          yaml.line(3, "output_tokens: " + DemandYaml.lengths(l));
          yaml.line(3, "max_tokens: " + Math.max(1, l.quantile(1)));
        });
    if (Math.abs(study.correlation()) >= LEAST_CORRELATION) {
      yaml.line(3, "correlation: %d%%".formatted(Math.round(100 * study.correlation())));
    }
  }
}
