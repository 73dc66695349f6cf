package dev.stampede.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.page.ReportPage;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.SmallExperiment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportFormatsTest {

  private static final Experiment RUN = SmallExperiment.of("single", "Some Chat", "north");

  private static String text(Artefact artefact) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    artefact.writeTo(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void run_hasItsFiles() throws IOException {
    Map<String, Artefact> files = ReportFormats.files(RUN);

    assertThat(files)
        .containsOnlyKeys(
            "answer.json",
            "charts/availability-some-chat.png",
            "charts/availability-some-chat.svg",
            "charts/latency-some-chat.png",
            "charts/latency-some-chat.svg",
            "charts/load-some-chat.png",
            "charts/load-some-chat.svg",
            "charts/outcomes-some-chat.png",
            "charts/outcomes-some-chat.svg",
            "charts/overview.png",
            "charts/overview.svg",
            "charts/provider-calls.png",
            "charts/provider-calls.svg",
            "charts/provider-inside.png",
            "charts/provider-inside.svg",
            "hgrm/single-some-chat.hgrm",
            "junit.xml",
            "latency.hlog",
            "percentiles.csv",
            "replications.csv",
            "recovery.csv",
            "refusals.csv",
            "report.html",
            "scenario.yaml",
            "summary.json",
            "timeseries.csv");
    assertThat(text(files.getOrDefault("summary.json", Artefact.of(""))))
        .isEqualTo(SummaryJson.write(RUN.summary()));
    assertThat(text(files.getOrDefault(ReportFormats.PAGE, Artefact.of(""))))
        .isEqualTo(ReportPage.of(RUN));
  }

  @Test
  void files_areEitherDataOrDrawn() {
    Map<String, Artefact> both = new TreeMap<>(ReportFormats.data(RUN));
    assertThat(both).containsKey("summary.json").doesNotContainKey("report.html");
    assertThat(ReportFormats.drawings(RUN)).doesNotContainKeys("summary.json", "timeseries.csv");

    both.putAll(ReportFormats.drawings(RUN));
    assertThat(both).containsOnlyKeys(ReportFormats.files(RUN).keySet());
  }

  @Test
  void texts_areThoseOfTheSummary() {
    assertThat(ReportFormats.json(RUN)).isEqualTo(SummaryJson.write(RUN.summary()));
    assertThat(ReportFormats.console(RUN, false, "out/report.html"))
        .contains("artefacts  out/report.html\n")
        .doesNotContain("\u001b[");
    assertThat(ReportFormats.console(RUN, true, ""))
        .contains("\u001b[")
        .doesNotContain("artefacts");
    assertThat(ReportFormats.markdown(RUN, "")).startsWith("## Stampede: ");
  }
}
