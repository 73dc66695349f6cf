package dev.stampede.reports.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.block.Account;
import dev.stampede.reports.block.Account.Section;
import dev.stampede.reports.block.Block;
import dev.stampede.reports.page.Cell;
import dev.stampede.reports.page.Table;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownSummaryTest {

  private static final String HOSTILE = "a|b `c` <img src=x> [d](e) $f$ @all\n# g";

  private static Summary summary(String name) {
    ArchitectureSummary architecture = SmallExperiment.architecture(name, "chat", 0.8, 12);
    return SmallExperiment.priced(
        SmallExperiment.summary(
            List.of(architecture),
            SmallExperiment.objectives(name, Verdict.MET, Verdict.FAILED, Verdict.INCONCLUSIVE)));
  }

  @Test
  void aRun_isItsHeadlineAndItsObjectives() {
    String text = MarkdownSummary.of(summary("single"), "out/x/report.html");

    assertThat(text)
        .startsWith("## Stampede: ")
        .contains("\n\n| Objective | Limit | single |\n| --- | --- | --- |\n| chat availability |")
        .contains("| ✓ ")
        .contains("| ✗ ")
        .contains("| ? ")
        .contains("| Without a limit: Tickets of a run | – |")
        .contains("Cost of a run")
        .contains(" · digest ")
        .endsWith("\n\nReport: out/x/report.html\n");
    assertThat(text.lines().filter(line -> line.startsWith("**")))
        .singleElement()
        .asString()
        .endsWith("**");
  }

  @Test
  void namesFromFiles_areNoMarkup() {
    String text = MarkdownSummary.of(summary(HOSTILE), "");

    assertThat(text)
        .doesNotContainPattern("[^\\\\]<img")
        .doesNotContain("\n# g")
        .contains("a\\|b \\`c\\` \\<img src=x\\> \\[d\\](e) \\$f\\$ \\@all\\\\n\\# g");
    List<String> rows = text.lines().filter(line -> line.startsWith("|")).toList();
    assertThat(rows)
        .allMatch(row -> row.replace("\\|", "").chars().filter(c -> c == '|').count() == 4);
  }

  @Test
  void anAccount_isItsSectionsWithoutCharts() {
    Table table =
        new Table(
            "caption",
            List.of("Change", "Value"),
            List.of(
                new Table.Group(
                    "both", List.of(new Table.Row("a_b", List.of(Cell.of("1", "of 2")))))));
    Account account =
        new Account(
            "asked",
            "It is so.",
            List.of("3 trials", "seed 1"),
            "",
            List.of(
                new Section(
                    "s",
                    "What",
                    List.of(
                        new Block.Sentences(List.of("1. not a list", "- nor this")),
                        new Block.Grid(table, true)))),
            List.of("mind *this*"));

    assertThat(MarkdownSummary.of(account, "r.html"))
        .isEqualTo(
            """
            ## Stampede: asked

            **It is so.**

            ### What

            1\\. not a list

            \\- nor this

            | Change | Value |
            | --- | --- |
            | both: a\\_b | 1<br>of 2 |

            - mind \\*this\\*

            3 trials · seed 1

            Report: r.html
            """);
  }
}
