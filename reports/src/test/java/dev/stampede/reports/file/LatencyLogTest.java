package dev.stampede.reports.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.ExampleExperiment;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.UseCaseCourse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

final class LatencyLogTest {

  private static byte[] log(Experiment experiment) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LatencyLog.write(experiment, bytes);
    return bytes.toByteArray();
  }

  private static List<Histogram> read(byte[] log, double fromSeconds, double toSeconds) {
    List<Histogram> histograms = new ArrayList<>();
    try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(log))) {
      while (reader.hasNext()) {
        if (reader.nextIntervalHistogram(fromSeconds, toSeconds) instanceof Histogram histogram) {
          histograms.add(histogram);
        }
      }
    }
    return histograms;
  }

  @Test
  void log_readsBackAsItWas() throws IOException {
    Experiment experiment = ExampleExperiment.blackFriday();
    List<Histogram> all = read(log(experiment), 0, 1e9);
    assertThat(all).hasSize(8 * 180);
    for (UseCaseCourse course : experiment.useCases()) {
      String tag = LatencyLog.tag(course.architecture(), course.useCase());
      assertThat(all.stream().filter(h -> tag.equals(h.getTag())).toList())
          .isEqualTo(course.latencyByInterval());
    }
    assertThat(all.get(8).getStartTimeStamp()).isEqualTo(60_000);
    assertThat(all.get(8).getEndTimeStamp()).isEqualTo(120_000);
  }

  @Test
  void log_canBeReadInPart() throws IOException {
    assertThat(read(log(ExampleExperiment.blackFriday()), 4_200, 4_320)).hasSize(8 * 3);
  }

  @Test
  void log_hasTheSameBytesEveryTime() throws IOException {
    Experiment experiment = SmallExperiment.of("a", "b", "c");
    assertThat(log(experiment)).isEqualTo(log(experiment));
    assertThat(experiment.useCases().get(0).latencyByInterval().get(0).getTag()).isNull();
  }

  @Test
  void log_keepsEmptyIntervals() throws IOException {
    assertThat(read(log(SmallExperiment.of("a", "b", "c")), 0, 1e9))
        .extracting(Histogram::getTotalCount)
        .containsExactly(9L, 0L);
  }

  @Test
  void log_readsBackUnderHostileNames() throws IOException {
    List<Histogram> histograms =
        read(log(SmallExperiment.of("a, b\nTag=x", "<\u001b:東>", "p")), 0, 1e9);
    assertThat(histograms)
        .extracting(Histogram::getTag)
        .containsOnly("a%2c%20b%0aTag%3dx:%3c%1b%3a%e6%9d%b1%3e");
  }

  @Test
  void tag_isDifferentForDifferentNames() {
    assertThat(LatencyLog.tag("a b", "c")).isNotEqualTo(LatencyLog.tag("a_b", "c"));
    assertThat(LatencyLog.tag("a:b", "c")).isNotEqualTo(LatencyLog.tag("a", "b:c"));
    assertThat(LatencyLog.tag("a%20b", "c")).isNotEqualTo(LatencyLog.tag("a b", "c"));
  }
}
