package dev.stampede.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Comparison;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DifferencesTableTest {

  private static Summary summary(Comparison... comparisons) {
    ArchitectureSummary a = SmallExperiment.architecture("a", "chat", 0.8, 12);
    ArchitectureSummary b = SmallExperiment.architecture("b", "chat", 0.8, 12);
    Summary plain =
        SmallExperiment.summary(
            List.of(
                SmallExperiment.besides(a, "market", 1), SmallExperiment.besides(b, "market", 1)),
            List.of());
    return new Summary(
        plain.schema(),
        plain.partial(),
        plain.scenario(),
        plain.run(),
        plain.architectures(),
        List.of(comparisons),
        plain.objectives(),
        plain.warnings());
  }

  private static Comparison tickets(String useCase, double mean, double half) {
    return new Comparison(
        "tickets", useCase, "a", "b", Estimate.of(mean, mean - half, mean + half));
  }

  @Test
  void table_putsTheWorkOfOthersLast() {
    Table table = DifferencesTable.of(summary(tickets("market", 5, 1), tickets("chat", -5, 1)));
    assertThat(table.groups())
        .extracting(Table.Group::name)
        .containsExactly("chat", "market – background: other customers of the same providers");
  }

  @Test
  void table_tellsNoDifferenceShownFromTheSame() {
    assertThat(cell(tickets("chat", -5, 1)).note()).isEqualTo("better, ±1");
    assertThat(cell(tickets("chat", -5, 6)).note()).isEqualTo("no difference shown, ±6");
    assertThat(cell(tickets("chat", 0, 0))).isEqualTo(new Cell("", "the same", "", Tone.MUTED));
  }

  private static Cell cell(Comparison comparison) {
    Table table = DifferencesTable.of(summary(comparison));
    return table.groups().get(0).rows().get(0).cells().get(0);
  }
}
