package dev.stampede.reports.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.Counterfactual;
import dev.stampede.reports.result.Counterfactual.FaultLoss;
import dev.stampede.reports.result.Counterfactual.UseCaseLosses;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.SmallCounterfactual;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CounterfactualCsvTest {

  private static String csv(Counterfactual counterfactual) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CounterfactualCsv.write(counterfactual, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void write_hasARowForEachPartAndMetric() throws IOException {
    assertThat(csv(SmallCounterfactual.of(SmallCounterfactual.overlapping("single", "chat"))))
        .isEqualTo(
            """
            architecture,useCase,part,fault,metric,objective,difference,ci95_low,ci95_high
            single,chat,fault,gone,tickets,,120,110,130
            single,chat,fault,gone,availability,,-0.032,-0.033,-0.031
            single,chat,fault,gone,budgetSpent,chat.availability >= 99%,0.64,,
            single,chat,incidents,north,tickets,,-5,-7,-3
            single,chat,incidents,north,availability,,0.001,0,0.002
            single,chat,incidents,north,budgetSpent,chat.availability >= 99%,-0.02,,
            single,chat,total,,tickets,,130,120,140
            single,chat,total,,availability,,-0.04,-0.041,-0.039
            single,chat,total,,budgetSpent,chat.availability >= 99%,0.7,,
            single,chat,interaction,,tickets,,15,10,20
            single,chat,interaction,,availability,,-0.009,-0.01,-0.008
            single,chat,interaction,,budgetSpent,chat.availability >= 99%,0.08,,
            """);
  }

  /** What there is not is empty, and no name is a formula or breaks a row. */
  @Test
  void write_isHarmless() throws IOException {
    UseCaseLosses losses =
        new UseCaseLosses(
            "=a,b",
            "e\nmail",
            List.of(
                new FaultLoss(
                    "+f", false, SmallCounterfactual.loss(Estimate.ofOne(Double.NaN), 0, 0))),
            SmallCounterfactual.none(),
            SmallCounterfactual.none());

    assertThat(csv(SmallCounterfactual.of(losses)).lines())
        .contains("\"'=a,b\",e\\nmail,fault,'+f,tickets,,,,")
        .contains("\"'=a,b\",e\\nmail,total,,tickets,,0,0,0")
        .hasSize(10);
  }

  @Test
  void figures_areInfiniteWithASign() {
    assertThat(CsvText.figure(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    assertThat(CsvText.figure(Double.POSITIVE_INFINITY)).isEqualTo("inf");
    assertThat(CsvText.figure(Double.NaN)).isEmpty();
    assertThat(CsvText.figure(-0.0)).isEqualTo("0");
  }

  @Test
  void summary_comesBackFromItsJson() throws IOException {
    Counterfactual asked =
        SmallCounterfactual.of(SmallCounterfactual.overlapping("single", "chat"));
    Summary summary = SmallExperiment.asked(SmallExperiment.summary(List.of(), List.of()), asked);
    String json = SummaryJson.write(summary);

    assertThat(SummaryJson.read(json)).isEqualTo(summary);
    assertThat(json)
        .containsSubsequence(
            "\"warnings\" :",
            "\"counterfactual\" :",
            "\"events\" : 200",
            "\"digest\" : \"d2\"",
            "\"fault\" : \"gone\"",
            "\"byChance\" : false",
            "\"metric\" : \"tickets\"",
            "\"mean\" : 120",
            "\"objective\" : \"chat.availability >= 99%\"",
            "\"share\" : 0.64",
            "\"byChance\" : true",
            "\"total\" :",
            "\"interaction\" :");
    assertThat(DataFiles.of(SmallExperiment.withoutCourse(summary)))
        .containsKey("counterfactual.csv");
    assertThat(
            DataFiles.of(
                SmallExperiment.withoutCourse(SmallExperiment.summary(List.of(), List.of()))))
        .doesNotContainKey("counterfactual.csv");
  }
}
