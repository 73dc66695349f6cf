package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.scenarios.language.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What scenarios/how-long-to-retry.yaml says of outages and patience is so. */
class HowLongToRetryTest {

  private static final Path FILE = Path.of("how-long-to-retry.yaml").toAbsolutePath();
  private static final double SECOND = 1e9;

  @TempDir Path folder;

  /**
   * The share of incidents that are over after so many seconds: Phi((ln minutes - 4.28) / 1.39).
   */
  @ParameterizedTest
  @CsvSource({
    "openhands-2min, 120, 0.0049",
    "claude-code-160s, 159.5, 0.0088",
    "claude-code-320s, 319.5, 0.0303",
    "half-an-hour, 1800, 0.2636",
    "two-hours, 7200, 0.6425",
    "two-hours-slowly, 7200, 0.6425",
  })
  void explain_saysWhenClientsGiveUpAndHowManyOutagesAreLonger(
      String architecture, double envelope, double over) {
    JsonNode giveUp =
        JsonMapper.builder()
            .build()
            .readTree(run("explain", "--json", FILE, architecture).out())
            .at("/architectures/0/giveUps/0");
    assertThat(giveUp.at("/seconds").asDouble()).isEqualTo(envelope);
    assertThat(giveUp.at("/by").asString()).isEqualTo("incidents of north");
    assertThat(giveUp.at("/goesOn").asBoolean()).isFalse();
    assertThat(1 - giveUp.at("/shareLonger").asDouble()).isCloseTo(over, within(1e-4));
  }

  private static TrialSpec trial() throws IOException {
    return Reading.of(Files.readString(FILE)).scenario().trial();
  }

  private static List<FaultSpec> incidents(TrialSpec trial, int replication) {
    return trial.faults().drawn(new RandomStreams(8133, replication), trial.durationNanos());
  }

  /**
   * Some 16,000 incidents of 400 quarters of a year. Five shares at 4 standard errors: a right
   * simulator misses one for 0.03 % of the seeds. The first of a quarter may have begun before it.
   */
  @ParameterizedTest
  @CsvSource({"120, 0.00493", "160, 0.00880", "320, 0.03042", "1800, 0.26362", "7200, 0.64248"})
  void simulatedIncidents_areOverAsOftenAsTheFitSays(double seconds, double expected)
      throws IOException {
    TrialSpec trial = trial();
    int all = 0;
    int over = 0;
    for (int replication = 0; replication < 400; replication++) {
      for (FaultSpec incident : incidents(trial, replication)) {
        if (incident.atNanos() > 0) {
          all++;
          over += incident.forNanos() <= seconds * SECOND ? 1 : 0;
        }
      }
    }
    assertThat(all).isGreaterThan(10_000);
    double error = Math.sqrt(expected * (1 - expected) / all);
    assertThat((double) over / all).isCloseTo(expected, within(4 * error));
  }

  /** Seconds of outages in which work comes that is given up before they end. */
  private static double lost(List<FaultSpec> incidents, double patience) {
    List<FaultSpec> sorted = new ArrayList<>(incidents);
    sorted.sort(Comparator.comparingLong(FaultSpec::atNanos));
    double lost = 0;
    double begin = -1;
    double end = -1;
    for (FaultSpec incident : sorted) {
      double at = incident.atNanos() / SECOND;
      if (at > end) {
        lost += Math.max(0, end - begin - patience);
        begin = at;
      }
      end = Math.max(end, at + incident.forNanos() / SECOND);
    }
    return lost + Math.max(0, end - begin - patience);
  }

  /**
   * Work is lost if it comes earlier before the end of an outage than its client's last attempt.
   * How much comes then is Poisson: 4 standard deviations, six times, are missed by 0.04 % of the
   * seeds. A jitter that stretches waits by up to a quarter does it by an eighth on average.
   */
  @Test
  void run_losesWhatComesTooEarlyBeforeTheEndOfAnOutage() throws IOException {
    Map<String, Double> patience = new LinkedHashMap<>();
    patience.put("gives-up-at-once", 0.0);
    patience.put("openhands-2min", 120.0);
    patience.put("claude-code-160s", 159.5 * 1.125);
    patience.put("claude-code-320s", 319.5 * 1.125);
    patience.put("half-an-hour", 1800.0);
    patience.put("two-hours", 7200.0);
    Summary summary =
        SummaryJson.read(run("run", FILE, "-o", folder, "--json", "--data-only").out());
    TrialSpec trial = trial();
    List<FaultSpec> incidents = incidents(trial, 0);
    double perSecond = 20.0 / 3600;
    Map<String, Double> calls = new LinkedHashMap<>();
    for (var architecture : summary.architectures()) {
      UseCaseSummary agents = architecture.useCases().get(0);
      calls.put(architecture.name(), agents.attempts().amplification());
      Double waits = patience.get(architecture.name());
      if (waits != null) {
        double expected = perSecond * lost(incidents, waits);
        assertThat((double) agents.outcomes().failed())
            .as(architecture.name())
            .isCloseTo(expected, within(4 * Math.sqrt(expected) + 0.02 * expected));
      }
    }
    assertThat(calls.get("gives-up-at-once")).isEqualTo(1);
    assertThat(calls.get("openhands-2min")).isBetween(1.1, 1.2);
    assertThat(calls.get("claude-code-160s")).isBetween(1.25, 1.4);
    assertThat(calls.get("claude-code-320s")).isBetween(1.4, 1.6);
    assertThat(calls.get("half-an-hour")).isBetween(2.3, 3.0);
    assertThat(calls.get("two-hours")).isBetween(5.0, 7.0);
    assertThat(calls.get("two-hours-slowly")).isBetween(1.6, 2.0);
  }
}
