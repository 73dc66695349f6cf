package dev.stampede.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.SmallCounterfactual;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CounterfactualTableTest {

  private static final Summary PLAIN =
      SmallExperiment.summary(
          List.of(
              SmallExperiment.besides(
                  SmallExperiment.architecture("single", "chat", 0.8, 12), "market", 1)),
          List.of());

  private static final Summary ASKED =
      SmallExperiment.asked(
          PLAIN,
          SmallCounterfactual.of(
              SmallCounterfactual.overlapping("single", "market"),
              SmallCounterfactual.overlapping("single", "chat")));

  @Test
  void table_isOfEachFaultAndOfAll() {
    Table table = CounterfactualTable.of(ASKED);
    Group chat = table.groups().get(0);

    assertThat(table.header())
        .containsExactly("Fault", "tickets", "availability", "of the error budget");
    assertThat(table.groups())
        .extracting(Group::name)
        .containsExactly(
            "single · chat",
            "single · market \u2013 background: other customers of the same providers");
    assertThat(chat.rows())
        .extracting(Row::name)
        .containsExactly(
            "gone",
            "incidents of north",
            "all together",
            "interaction: all together less the sum of each");
    assertThat(chat.rows().get(0).cells())
        .containsExactly(
            new Cell("worse", "+120", "worse, ±10", Tone.BAD),
            new Cell("worse", "−3.2 points", "worse, ±0.1", Tone.BAD),
            Cell.of("64 %", "chat.availability >= 99%"));
    assertThat(chat.rows().get(1).cells().get(0))
        .isEqualTo(new Cell("better", "−5", "better, ±2", Tone.GOOD));
  }

  @Test
  void page_hasItWhereItWasAsked() {
    assertThat(CounterfactualTable.of(PLAIN).isEmpty()).isTrue();
    assertThat(ReportPage.of(SmallExperiment.withoutCourse(PLAIN), List.of()))
        .doesNotContain("What did each fault cost?", "#counterfactual")
        .contains("100 events in 500 ms");
    assertThat(ReportPage.of(SmallExperiment.withoutCourse(ASKED), List.of()))
        .contains("What did each fault cost?", "href=\"#counterfactual\"", "incidents of north")
        .contains("100 events, and 200 without faults in 500 ms");
  }
}
