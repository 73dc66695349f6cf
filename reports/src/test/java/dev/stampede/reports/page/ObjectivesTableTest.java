package dev.stampede.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.SmallObjective;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ObjectivesTableTest {

  private static final SmallObjective P99 = SmallObjective.latency("latency.e2e.p99");

  private static Table.Row row(ObjectiveResult result) {
    return ObjectivesTable.of(
            SmallExperiment.summary(
                List.of(SmallExperiment.architecture("a", "chat", 0.8, 1)), List.of(result)))
        .groups()
        .get(0)
        .rows()
        .get(0);
  }

  private static Cell cell(ObjectiveResult result) {
    return row(result).cells().get(1);
  }

  @Test
  void table_tellsTheAnsweredFromAllWork() {
    assertThat(cell(P99.within(0.346, 0.346, 10.4).never("a")))
        .isEqualTo(new Cell("failed", "never", "34.6\u00a0% in time", Tone.BAD));
    assertThat(cell(P99.within(0.995, 1, 10.4).result("a", Verdict.MET, Estimate.of(9, 8, 10))))
        .isEqualTo(new Cell("met", "9 s", "±1", Tone.GOOD));
  }

  @Test
  void table_saysWhyNothingCanBeSaid() {
    ObjectiveResult unseen =
        P99.within(0.5, 0.75, 19)
            .why("it depends on work that was still under way at the end")
            .result("a", Verdict.INCONCLUSIVE, Estimate.ofOne(Double.POSITIVE_INFINITY));
    assertThat(cell(unseen))
        .isEqualTo(
            new Cell(
                "inconclusive",
                "never",
                "50\u00a0% in time; it depends on work that was still under way at the end",
                Tone.UNSURE));
  }

  @Test
  void table_ofReplicationsHasTheWholeObjectiveAndItsExactInterval() {
    Table.Row row =
        row(SmallObjective.ofReplications().result("a", Verdict.MET, Estimate.of(1, 0.963, 1)));
    assertThat(row.name()).isEqualTo("P(chat.availability >= 99%) >= 95%");
    assertThat(row.cells())
        .containsExactly(
            Cell.of("≥ 95 %"), new Cell("met", "100 %", "96.3 to 100\u00a0%", Tone.GOOD));
  }
}
