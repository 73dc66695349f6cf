package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.uncertain.UncertainInput;
import dev.stampede.experiments.uncertain.UncertainInput.Law;
import dev.stampede.scenarios.language.uncertain.Uncertain;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario says of values that are not known exactly. */
class UncertainLanguageTest {

  private static String scenario(String path, String said) {
    return """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/s}, tolerance: {deadline: 9s, min_quality: 50%%}}}
        providers:
          north: {engine: {servers: 9, service: 1s}, price: {call: 1 USD}}
        faults:
          - {id: gone, provider: north, kind: outage, at: 10m, for: 5m}
          - {id: slow, provider: north, kind: slow, at: 30m, for: 5m, factor: 2x}
        architectures:
          single: {chain: [{retry: {max_retries: 2, backoff: {initial: 1s, jitter: 20%%}}}], ladder: [north]}
        uncertain:
          %s: %s
        """
        .formatted(path, said);
  }

  private static String complaints(String path, String said) {
    Problems problems = new Problems();
    read(path, said, problems);
    return problems.render();
  }

  private static List<UncertainInput> read(String path, String said, Problems problems) {
    Blueprint read =
        ScenarioReader.blueprint(
            Source.of("s.yaml", scenario(path, said)),
            List.of(),
            Path.of(""),
            LocalDate.EPOCH,
            problems,
            Effective.root());
    return read == null ? List.of() : read.uncertain().stream().map(Uncertain::input).toList();
  }

  private static Law law(String path, String said) {
    Problems problems = new Problems();
    List<UncertainInput> inputs = read(path, said, problems);
    assertThat(problems.render()).isEmpty();
    return inputs.get(0).law();
  }

  /** Each at 5 %, at the median and at 95 %, in the unit of its kind. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "demand.chat.arrivals.rate | {low: 40/s, high: 120/s} | 40/s | 69.282/s | 120/s",
        "demand.chat.arrivals.rate | {low: 40/min, mid: 50/min, high: 120/min} | 40/min | 50/min |"
            + " 120/min",
        "faults[0].for | {low: 4m, high: 1h} | 240s | 929.516s | 3600s",
        "faults.gone.for | {low: 1m30s, high: 6m} | 90s | 180s | 360s",
        "demand.chat.tolerance.min_quality | {low: 20%, high: 80%} | 20% | 50% | 80%",
        "providers.north.engine.servers | {low: 4, high: 25} | 4 | 10 | 25",
        "faults.slow.factor | {low: 2x, high: 8x} | 2x | 4x | 8x",
        "providers.north.price.call | {low: 1 USD, high: 4 USD} | 1 USD | 2 USD | 4 USD",
        "demand.chat.arrivals.rate | {dist: uniform, min: 10/s, max: 20/s} | 10.5/s | 15/s |"
            + " 19.5/s",
        "faults.gone.for | {dist: lognormal, p50: 5m, p95: 20m} | 75s | 300s | 1200s",
        "faults.gone.for | {quantiles: {p5: 1m, p50: 2m, p95: 4m}} | 60s | 120s | 240s",
        "faults.gone.for | {one_of: [1m, 5m, 2h]} | 1m | 5m | 2h",
        "faults.gone.for | {one_of: [1m, 5m], shares: [4%, 96%]} | 5m | 5m | 5m",
        "architectures.single.ladder | {one_of: [[north], [north, {static: {quality: 20%}}]]} |"
            + " [north] | [north, {'static': {'quality': 20%}}] |"
            + " [north, {'static': {'quality': 20%}}]",
      })
  void valuesAreThoseOfTheLaw(String path, String said, String low, String middle, String high) {
    Law law = law(path, said);

    assertThat(law.at(0.05)).isEqualTo(low);
    assertThat(law.at(0.5)).isEqualTo(middle);
    assertThat(law.at(0.95)).isEqualTo(high);
  }

  /** 4k to 9k are counts, and so is all between; 4.0 to 9.0 are numbers. */
  @Test
  void countsStayCounts() {
    Law counts = law("providers.north.quota.rpm", "{low: 4k, high: 9k}");

    assertThat(counts.at(0.3)).matches("[0-9]{4}");
    assertThat(law("demand.chat.tolerance.min_quality", "{low: 0.2, high: 0.9}").at(0.3))
        .startsWith("0.");
  }

  @Test
  void confidenceMovesTheEnds() {
    Law sure = law("demand.chat.arrivals.rate", "{low: 40/s, high: 120/s, confidence: 50%}");

    assertThat(sure.at(0.25)).isEqualTo("40/s");
    assertThat(sure.at(0.75)).isEqualTo("120/s");
  }

  /** What the page shows belongs to the scenario at its end. */
  @Test
  void exampleOfThePage_isFine() throws IOException {
    String page = Files.readString(LanguagePageTest.top().resolve("docs/scenario-language.md"));
    int start = page.indexOf("\nuncertain:\n");
    String section = page.substring(start, page.indexOf("```", start));

    assertThat(section.lines()).hasSizeGreaterThan(3);
    Reading.of(LanguagePageTest.example() + section).complains();
  }

  /** Each with its place, and what to do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "demand.chat.arrivals.rate | {low: 9/s, high: 4/s} | .low (9/s) must be below high",
        "demand.chat.arrivals.rate | {low: 0/s, high: 4/s} | .low (0/s) must be above 0",
        "demand.chat.arrivals.rate | {low: 1/s, high: 4/s, confidence: 100%} | .confidence (100%)"
            + " must be above 0% and below 100%",
        "demand.chat.arrivals.rate | {low: 1/s, high: 4/s, confidence: 0%} | .confidence (0%) must be",
        "demand.chat.arrivals.rate | {low: 1/s, high: 4/s, confidence: 0.9} | did you mean '90%'",
        "demand.chat.arrivals.rate | {low: 1/s, mid: 5/s, high: 4/s} | .mid (5/s) must be between",
        "demand.chat.arrivals.rate | {low: 1/s, high: 240/min} | has another unit than low",
        "demand.chat.arrivals.rate | {low: 1/s} | missing key 'high'",
        "demand.chat.arrivals.rate | {low: 1/s, high: 4/s, hgih: 3} | unknown key 'hgih'",
        "demand.chat.arrivals.rate | {low: 1m, high: 4m} | demand.chat.arrivals.rate cannot be 60s",
        "demand.chat.arrivals.rate | 3/s | must say what is not known",
        "demand.chat.arrivals.rate | {} | missing key 'dist'",
        "demand.wrok.arrivals.rate | {low: 1/s, high: 4/s} | there is no use case 'wrok'",
        "demand.chat.arrivals.rte | {low: 1/s, high: 4/s} | unknown key 'rte'",
        "faults[7].for | {low: 1m, high: 4m} | there is no item 7",
        "faults.away.for | {low: 1m, high: 4m} | 'away' is neither an index",
        "faults.gone.for | {one_of: []} | has no value",
        "faults.gone.for | {one_of: [1m, 2m], shares: [50%]} | there are 1 shares of 2 values",
        "faults.gone.for | {one_of: [1m, 2m], shares: [50%, 40%]} | add up to 90.0%",
        "faults.gone.for | {one_of: [1m, 2/s]} | faults.gone.for cannot be 2/s",
        "demand.chat.tolerance.min_quality | {low: 20%, high: 100%} | .high (100%) must be below 100%",
        "providers.north.price.call | {dist: uniform, min: 1 USD, max: 2 USD} | of which there are"
            + " no distributions",
        "a=b | {low: 1, high: 2} | is no path",
      })
  void whatMakesNoSense_isAnErrorAtItsPlace(String path, String said, String complaint) {
    assertThat(complaints(path, said)).contains(complaint).startsWith("s.yaml:13:");
  }
}
