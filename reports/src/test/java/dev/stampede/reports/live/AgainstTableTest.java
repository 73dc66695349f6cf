package dev.stampede.reports.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.page.Cell;
import dev.stampede.reports.page.Table;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.page.Tone;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.SmallObjective;
import dev.stampede.reports.result.Summary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AgainstTableTest {

  private static Summary summary(ObjectiveResult... results) {
    return SmallExperiment.summary(
        List.of(
            SmallExperiment.architecture("a", "chat", 0.8, 1),
            SmallExperiment.architecture("b", "chat", 0.8, 1)),
        List.of(results));
  }

  private static ObjectiveResult availability(String architecture, Verdict verdict, double value) {
    return SmallObjective.availability().result(architecture, verdict, Estimate.ofOne(value));
  }

  @Test
  void eachObjective_isSetBesideWhatItWas() {
    Table table =
        AgainstTable.of(
            Optional.of(
                summary(
                    availability("a", Verdict.MET, 0.999), availability("b", Verdict.FAILED, 0.9))),
            summary(
                availability("a", Verdict.FAILED, 0.98), availability("b", Verdict.FAILED, 0.9)));

    Row row = table.groups().get(0).rows().get(0);
    assertThat(row.name()).isEqualTo("chat availability");
    assertThat(row.cells())
        .containsExactly(
            new Cell("failed", "99.9 % \u2192 98 %", "met before, now failed", Tone.BAD),
            new Cell("", "90 %", "as before", Tone.MUTED));
    assertThat(table.groups().get(0).rows()).extracting(Row::name).contains("Cost of a run");
    assertThat(table.caption()).contains("1 replication");
  }

  @Test
  void whatTheFileDoesNotSay_hasNothingBesideIt() {
    Table table =
        AgainstTable.of(
            Optional.of(summary(availability("a", Verdict.MET, 0.999))),
            summary(availability("a", Verdict.MET, 0.999), availability("b", Verdict.FAILED, 0.9)));
    assertThat(table.groups().get(0).rows().get(0).cells().get(1)).isEqualTo(Cell.NONE);
    assertThat(AgainstTable.of(Optional.empty(), summary()).isEmpty()).isTrue();
  }
}
