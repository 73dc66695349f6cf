package dev.stampede.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.models.cost.CostPart;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From a file to the verdict on each metric, with eleven pieces of work worked by hand. The only
 * place of the provider gives the first of n tokens after 1 s and two a second from then on; a
 * person takes 10 s, the batch 3 s, and the dead provider refuses at once.
 *
 * <table>
 * <caption>What becomes of the work, in seconds</caption>
 * <tr><th>at</th><th>tokens</th><th>becomes</th><th>end</th><th>wait</th><th>first</th></tr>
 * <tr><td>0</td><td>5</td><td>full</td><td>3</td><td>0</td><td>1</td></tr>
 * <tr><td>1</td><td>5</td><td>full, from 3 on</td><td>5</td><td>2</td><td>3</td></tr>
 * <tr><td>2</td><td>5</td><td>refused twice, a person's</td><td>10</td><td>0</td><td>10</td></tr>
 * <tr><td>2.5</td><td>5</td><td>refused twice, put off</td><td>3</td><td>0</td><td>3</td></tr>
 * <tr><td>20</td><td>1</td><td>full, of one token</td><td>1</td><td>0</td><td>1</td></tr>
 * <tr><td>21.5</td><td>21</td><td>late</td><td>11</td><td>0</td><td>1</td></tr>
 * <tr><td>35</td><td>5</td><td>a bad answer</td><td>3</td><td></td><td></td></tr>
 * <tr><td>45.1</td><td>5</td><td>outage, a person's</td><td>10</td><td>0</td><td>10</td></tr>
 * <tr><td>45.2</td><td>5</td><td>outage, put off</td><td>3</td><td>0</td><td>3</td></tr>
 * <tr><td>45.3</td><td>5</td><td>outage, nobody is free</td><td>0</td><td></td><td></td></tr>
 * <tr><td>50</td><td>99</td><td>given up after the run's end</td><td>25</td><td></td><td></td></tr>
 * </table>
 */
class MetricsOfScenariosTest {

  private static final String LOG =
      """
      TIMESTAMP,ContextTokens,GeneratedTokens
      2024-05-10 00:00:00.000000,100,5
      2024-05-10 00:00:01.000000,100,5
      2024-05-10 00:00:02.000000,100,5
      2024-05-10 00:00:02.500000,100,5
      2024-05-10 00:00:20.000000,100,1
      2024-05-10 00:00:21.500000,100,21
      2024-05-10 00:00:35.000000,100,5
      2024-05-10 00:00:45.100000,100,5
      2024-05-10 00:00:45.200000,100,5
      2024-05-10 00:00:45.300000,100,5
      2024-05-10 00:00:50.000000,100,99
      """;

  private static final String SCENARIO =
      """
      apiVersion: stampede/v1
      name: figures
      duration: 1m
      demand:
        chat:
          arrivals: {trace: log.csv}
          request: {max_tokens: 100, stream: true}
          tolerance: {deadline: 8s, min_quality: 0.5, human_wait: 1m, deferred_within: 5m}
          patience: 25s
          ticket_cost: 4 USD
      providers:
        tokens:
          engine: {tokens: {concurrency: 1, first_token: 1s, tokens_per_second: 2/s, queue_limit: 1}}
          quality: 0.8
        dead: {engine: {servers: 1, service: 1s}}
      faults:
        - {id: bad, provider: tokens, kind: quality, at: 34s, for: 6s, quality: 0.1}
        - {id: out, provider: tokens, kind: outage, at: 45s, for: 1s}
        - {id: never, provider: dead, kind: outage, at: 0s, for: 10m}
      architectures:
        a:
          ladder:
            - tokens
            - dead
            - human: {agents: 1, handle: 10s, max_queue: 0}
            - deferred: {servers: 1, service: 3s, max_queue: 0}
      objectives:
      """;

  /**
   * The values. Of all work: 11 pieces, so that the median is the sixth and p90 the tenth. Of the
   * answered: eight, so that they are the fourth and the eighth.
   */
  private static final Map<String, Double> VALUES = new LinkedHashMap<>();

  private static final double NEVER = Double.POSITIVE_INFINITY;

  static {
    VALUES.put("availability", 7.0 / 11);
    VALUES.put("tickets", 4.0);
    VALUES.put("attempts.amplification", 16.0 / 11); // five were refused twice
    VALUES.put("quality", (4 * 0.8 + 4 * 1 + 0.1) / 9);
    VALUES.put("waitProbability", 1.0 / 8);
    VALUES.put("cost.tickets", 16.0);
    latency("e2e", NEVER, 10, NEVER); // 1 3 3 3 5 10 10 11
    latency("e2e.answered", 46.0 / 8, 3, 11);
    latency("wait", NEVER, 0, NEVER); // 0 0 0 0 0 0 0 2
    latency("wait.answered", 2.0 / 8, 0, 2);
    latency("first_token", NEVER, 3, NEVER); // 1 1 1 3 3 3 10 10
    latency("first_token.answered", 32.0 / 8, 3, 10);
    latency("per_token", NEVER, 0.5, NEVER); // three times 0.5, three never; five have none
    latency("per_token.answered", 0.5, 0.5, 0.5);
    latency("human", 10, 10, 10);
    latency("deferred", 3, 3, 3);
    latency("failed", 28.0 / 3, 3, 25); // 0 3 25
  }

  private static Experiment experiment;

  private static void latency(String kind, double mean, double median, double above) {
    VALUES.put("latency." + kind + ".mean", mean);
    VALUES.put("latency." + kind + ".p50", median);
    for (String figure : List.of("p90", "p95", "p99", "p99.9", "max")) {
      VALUES.put("latency." + kind + "." + figure, above);
    }
  }

  @BeforeAll
  static void run(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("log.csv"), LOG);
    String objectives =
        metrics().stream().map(MetricsOfScenariosTest::objectives).collect(Collectors.joining());
    experiment = Scenarios.run(Scenarios.read(SCENARIO + objectives, directory));
  }

  /** How far a limit is from the value: a nanosecond, or next to nothing. */
  private static double step(Metric metric) {
    boolean exact = metric.unit().equals("s") && !metric.name().endsWith(".mean");
    return exact ? 1e-9 : 1e-6;
  }

  /** Limits just below and just above the value; around 1000 s for never. */
  private static List<Double> limits(Metric metric) {
    double value = VALUES.getOrDefault(metric.name(), NEVER);
    double near = Double.isInfinite(value) ? 1000 : value;
    return List.of(Math.max(0, near - step(metric)), near + step(metric));
  }

  private static String objectives(Metric metric) {
    StringBuilder lines = new StringBuilder();
    for (double limit : limits(metric)) {
      boolean percent = metric.unit().equals("share") && !metric.equals(Metrics.QUALITY);
      String number =
          new BigDecimal(percent ? 100 * limit : limit)
              .setScale(9, RoundingMode.HALF_EVEN)
              .stripTrailingZeros()
              .toPlainString();
      String unit =
          switch (metric.unit()) {
            case "s" -> "s";
            case Metric.MONEY -> " USD";
            default -> percent ? "%" : "";
          };
      for (String operator : List.of("<=", ">=")) {
        lines.append("  - chat.%s %s %s%s%n".formatted(metric.name(), operator, number, unit));
      }
    }
    return lines.toString();
  }

  @Test
  void table_hasEachMetric() {
    assertThat(VALUES.keySet())
        .containsExactlyElementsOf(metrics().stream().map(Metric::name).toList());
  }

  /** What nothing is to be said of where nothing struck. */
  private static final Set<String> OF_FALLS = Set.of("relapses", "tail", "minutes_below");

  /**
   * All of use cases but those that other objectives decide, those of falls, calls, which have no
   * price, and users, people in a closed loop and agents, of whom there are none.
   */
  private static List<Metric> metrics() {
    return Metric.values().stream()
        .filter(metric -> !metric.needsPromise())
        .filter(metric -> !metric.equals(Metrics.USERS_LOST))
        .filter(metric -> !Metrics.OF_PEOPLE.contains(metric))
        .filter(metric -> !Metrics.OF_AGENTS.contains(metric))
        .filter(metric -> !OF_FALLS.contains(metric.name()))
        .filter(metric -> metric.scope().isOfUseCase())
        .filter(metric -> !metric.paidFor().contains(CostPart.TOKENS))
        .filter(metric -> !metric.paidFor().equals(Set.of(CostPart.LOST_HOURS)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void metric_isRead_judged_andTold(Metric metric) {
    double value = VALUES.getOrDefault(metric.name(), Double.NaN);
    List<ObjectiveResult> results =
        experiment.summary().objectives().stream()
            .filter(result -> result.metric().equals(metric.name()))
            .toList();

    assertThat(results).hasSize(4);
    boolean least = value == 0; // there is nothing below it
    boolean never = Double.isInfinite(value); // which is above both limits
    assertThat(results)
        .extracting(ObjectiveResult::verdict)
        .containsExactly(
            least ? Verdict.MET : Verdict.FAILED,
            Verdict.MET,
            never ? Verdict.FAILED : Verdict.MET,
            never ? Verdict.MET : Verdict.FAILED);
    for (ObjectiveResult result : results) {
      if (never) {
        assertThat(result.value()).isEqualTo(value);
      } else {
        assertThat(result.value()).isCloseTo(value, within(1e-9 + value / 1000));
      }
      boolean money = metric.unit().equals(Metric.MONEY);
      assertThat(result.unit()).isEqualTo(money ? "USD" : metric.unit());
    }
    int column = experiment.replications().metrics().indexOf(metric.name());
    assertThat(experiment.replications().rows()).hasSize(2); // of chat, and of all work
    double listed = experiment.replications().rows().get(0).values().get(column);
    assertThat(listed).isEqualTo(results.get(3).value());
  }
}
