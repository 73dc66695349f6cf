package dev.stampede.experiments.theory;

import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A system in which work takes long beside the time that counts: if the end of the run moved
 * anything, a run a hundred times as long would say something else. Its only use case is called
 * {@code work}.
 *
 * @param name of the system
 * @param about what it is
 * @param warmupMinutes until it has forgotten that it started empty
 * @param countedMinutes of a short run
 * @param system the scenario but for its duration
 */
record EndOfRun(String name, String about, int warmupMinutes, int countedMinutes, String system) {

  /** How much longer a long run is. */
  private static final int LONGER = 100;

  /** Short replications of an experiment; as much work as two long ones have. */
  private static final int REPLICATIONS = 2 * LONGER;

  /**
   * A figure of short runs beside that of long ones.
   *
   * @param cut the same of short runs without a drain
   */
  record Comparison(String figure, Mean shortRuns, Mean longRuns, Mean cut) {

    /** Farther off than so many standard errors is a fault. */
    static final double MOST = 3.3;

    /** Standard errors between short and long runs. */
    double errors() {
      return shortRuns.errorsFrom(longRuns);
    }

    /** The same without a drain. */
    double errorsOfCut() {
      return cut.errorsFrom(longRuns);
    }

    /**
     * Whether the end of the run moves nothing that can be seen.
     *
     * @param experiments from which each mean is
     */
    Agreement holds(int experiments) {
      return Agreement.ofErrors(errors(), MOST, experiments);
    }
  }

  /** Returns all systems. */
  static List<EndOfRun> all() {
    return List.of(
        new EndOfRun(
            "M/G/1",
            "One server, service of 1 min on average (lognormal, as variable as an exponential), at"
                + " a load of 0.6; tolerated are 5 min. By Pollaczek and Khinchine the mean time in"
                + " the system is 150 s.",
            180,
            10,
            """
            demand:
              work:
                arrivals: {rate: 0.6/min}
                tolerance: {deadline: 5m}
            providers:
              one: {engine: {servers: 1, service: {dist: lognormal, mean: 1m, cv: 1}}}
            architectures:
              only: {ladder: [one]}
            """),
        new EndOfRun(
            "a ladder with people",
            "A machine that has one place, no queue, and 1 min of service; what it refuses goes to"
                + " 10 people who take 4 min (95 %: 12 min) for it. 2 pieces of work a minute, which"
                + " people must take up within 30 s.",
            180,
            10,
            """
            demand:
              work:
                arrivals: {rate: 2/min}
                tolerance: {deadline: 3m, human_wait: 30s}
            providers:
              machine: {engine: {servers: 1, service: {dist: exponential, mean: 1m}, queue_limit: 0}}
            architectures:
              only:
                ladder: [machine, {human: {agents: 10, handle: {dist: lognormal, p50: 4m, p95: 12m}, max_queue: unlimited}}]
            """));
  }

  /** Runs short, long, and cut runs. */
  List<Comparison> compare(Experiments experiments, int count) {
    int longMinutes = LONGER * countedMinutes;
    List<Summary> cut = run(experiments, ", cut", countedMinutes, "0s", REPLICATIONS, count);
    List<Summary> shortRuns = run(experiments, "", countedMinutes, "10h", REPLICATIONS, count);
    List<Summary> longRuns =
        run(experiments, ", long", longMinutes, "10h", REPLICATIONS / LONGER, count);
    ToDoubleFunction<Summary> mean =
        summary -> work(summary).latencySeconds().e2e().answered().mean();
    ToDoubleFunction<Summary> availability = summary -> work(summary).availability().mean();
    return List.of(
        new Comparison(
            "availability",
            mean(shortRuns, availability),
            mean(longRuns, availability),
            mean(cut, availability)),
        new Comparison(
            "mean latency of the answered, s",
            mean(shortRuns, mean),
            mean(longRuns, mean),
            mean(cut, mean)));
  }

  private static UseCaseSummary work(Summary summary) {
    return summary.architectures().get(0).useCases().get(0);
  }

  private static Mean mean(List<Summary> summaries, ToDoubleFunction<Summary> figure) {
    return Mean.of(summaries.stream().map(figure::applyAsDouble).toList());
  }

  private List<Summary> run(
      Experiments experiments,
      String which,
      int counted,
      String drain,
      int replications,
      int count) {
    Span span = new Span(60L * warmupMinutes, 60L * counted, drain);
    return experiments.run(
        name + which,
        span.head("end-of-run") + system + Span.UNTIL_ALL_END,
        replications,
        count,
        summary -> summary);
  }
}
