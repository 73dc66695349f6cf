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
        plain.incidents(),
        List.of(comparisons),
        plain.objectives(),
        plain.warnings());
  }

  private static Comparison tickets(String useCase, double mean, double half) {
    return new Comparison(
        "tickets", useCase, "a", "b", "", Estimate.of(mean, mean - half, mean + half));
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

  @Test
  void table_showsBothEndsWithTheirSigns() {
    assertThat(cell(tickets("chat", Estimate.of(-8_852, -8_916, -8_816))))
        .isEqualTo(new Cell("better", "−8,852", "better (−8,916 to −8,816)", Tone.GOOD));
    assertThat(cell(tickets("chat", Estimate.of(5, -1, 6))))
        .isEqualTo(
            new Cell("no difference shown", "+5", "no difference shown (−1 to 6)", Tone.UNSURE));
    assertThat(
            cell(
                new Comparison(
                    "availability", "chat", "a", "b", "share", Estimate.of(-0.5, -0.6, -0.1))))
        .isEqualTo(new Cell("worse", "−50 points", "worse (−60 to −10 points)", Tone.BAD));
    assertThat(
            cell(new Comparison("latency.e2e.p99", "chat", "a", "b", "s", Estimate.of(2.5, 2, 3))))
        .isEqualTo(new Cell("worse", "+2.5 s", "worse, ±0.5", Tone.BAD));
  }

  @Test
  void table_saysWhereThereIsNoIntervalAndNoValue() {
    assertThat(cell(tickets("chat", Estimate.ofOne(-5))))
        .isEqualTo(new Cell("", "−5", "no interval", Tone.MUTED));
    assertThat(cell(tickets("chat", Estimate.ofOne(Double.NaN))))
        .isEqualTo(new Cell("", "n/a", "never, or not measured", Tone.MUTED));
  }

  private static Comparison tickets(String useCase, Estimate difference) {
    return new Comparison("tickets", useCase, "a", "b", "", difference);
  }

  private static Cell cell(Comparison comparison) {
    Table table = DifferencesTable.of(summary(comparison));
    return table.groups().get(0).rows().get(0).cells().get(0);
  }
}
