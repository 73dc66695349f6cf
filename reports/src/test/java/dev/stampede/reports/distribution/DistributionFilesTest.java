package dev.stampede.reports.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.result.ExampleExperiment;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.SmallExperiment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DistributionFilesTest {

  /** 10 pieces of work, of which 9 were answered after 1 to 9 s. */
  private static final Experiment SMALL = SmallExperiment.of("A (1)", "=chat", "p");

  /** Histograms have three significant digits. */
  private static final Percentage ROUNDING = Percentage.withPercentage(0.1);

  private static List<String> lines(Experiment experiment, String name) throws IOException {
    Map<String, Artefact> files = DistributionFiles.of(experiment);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Objects.requireNonNull(files.get(name), () -> files.keySet().toString()).writeTo(bytes);
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Returns the one value in a row. */
  private static double value(List<String> lines, String metric, String percentile) {
    String start = "A (1),'=chat,%s,%s,".formatted(metric, percentile);
    List<String> found = lines.stream().filter(line -> line.startsWith(start)).toList();
    assertThat(found).as(start).hasSize(1);
    String value = found.get(0).substring(start.length());
    return value.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(value);
  }

  @Test
  void percentiles_areOfAllWork_andOfTheAnsweredAlone() throws IOException {
    List<String> lines = lines(SMALL, "percentiles.csv");

    assertThat(lines.get(0)).isEqualTo("architecture,useCase,metric,percentile,value_s");
    assertThat(value(lines, "latency.e2e", "0")).isCloseTo(1, ROUNDING);
    assertThat(value(lines, "latency.e2e", "50")).isCloseTo(5, ROUNDING); // the fifth of ten
    assertThat(value(lines, "latency.e2e", "90")).isEqualTo(9);
    assertThat(value(lines, "latency.e2e", "91")).isInfinite(); // the tenth was never answered
    assertThat(value(lines, "latency.e2e", "100")).isInfinite();
    assertThat(value(lines, "latency.e2e.answered", "50")).isCloseTo(5, ROUNDING);
    assertThat(value(lines, "latency.e2e.answered", "99.999")).isEqualTo(9);
    assertThat(value(lines, "latency.e2e.answered", "100")).isEqualTo(9);
    // nine steps for each of five nines, the end of the last one, and the longest
    assertThat(lines.stream().filter(line -> line.contains(",latency.e2e,")))
        .hasSize(9 * 5 + 2)
        .anyMatch(line -> line.contains(",99.99,"))
        .noneMatch(line -> line.contains(",99.9999,"));
  }

  @Test
  void percentiles_riseAndAreNeverAboveTheLongest() throws IOException {
    double last = 0;
    String of = "";
    for (String line : lines(ExampleExperiment.blackFriday(), "percentiles.csv").subList(1, 200)) {
      String metric = line.substring(0, line.lastIndexOf(',', line.lastIndexOf(',') - 1));
      String shown = line.substring(line.lastIndexOf(',') + 1);
      double value = shown.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(shown);
      if (metric.equals(of)) {
        assertThat(value).as(line).isGreaterThanOrEqualTo(last);
      }
      of = metric;
      last = value;
    }
  }

  @Test
  void hgrm_isWhatHdrHistogramsToolsRead() throws IOException {
    List<String> lines = lines(SMALL, "hgrm/a-1-chat.hgrm");

    assertThat(lines.get(0)).matches(" *Value +Percentile +TotalCount 1/\\(1-Percentile\\)");
    List<String> rows = lines.stream().filter(line -> line.matches(" *[0-9].*")).toList();
    assertThat(rows).first().asString().matches(" *1000\\.\\d+ +0\\.0+ +1 +1\\.00"); // milliseconds
    assertThat(rows).last().asString().matches(" *90\\d\\d\\.\\d+ +1\\.0+ +9");
    assertThat(lines).anyMatch(line -> line.matches("#\\[Max .*, Total count += +9\\]"));
  }

  @Test
  void namesThatLookAlike_haveFilesOfTheirOwn() {
    assertThat(DistributionFiles.of(ExampleExperiment.blackFriday()).keySet())
        .hasSize(1 + ExampleExperiment.blackFriday().useCases().size())
        .allMatch(name -> name.matches("percentiles\\.csv|hgrm/[a-z0-9-]+\\.hgrm"));
  }
}
