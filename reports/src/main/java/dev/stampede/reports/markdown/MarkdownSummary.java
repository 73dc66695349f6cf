package dev.stampede.reports.markdown;

import dev.stampede.reports.block.Account;
import dev.stampede.reports.block.Block;
import dev.stampede.reports.page.ObjectivesTable;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Headline;
import dev.stampede.reports.text.PlainText;
import dev.stampede.reports.text.RecoveryWords;
import dev.stampede.reports.text.VerdictScope;

/**
 * What an answer comes to, as a few blocks of Markdown: for the summary of a pipeline's step, or a
 * comment on a change.
 */
public final class MarkdownSummary {

  private MarkdownSummary() {}

  /**
   * Returns what a run came to: the verdict, objectives and costs of all architectures, and what it
   * takes to have it again.
   *
   * @param report the file that a person opens first; empty if none was written
   */
  public static String of(Summary summary, String report) {
    Summary.Scenario scenario = summary.scenario();
    Markdown page = new Markdown();
    page.heading(2, "Stampede: " + PlainText.of(scenario.name()));
    page.bold(Headline.of(summary));
    RecoveryWords.sentence(summary).ifPresent(page::paragraph);
    VerdictScope.sentences(summary).forEach(page::paragraph);
    page.table(ObjectivesTable.of(summary));
    page.list(summary.warnings().stream().map(PlainText::of).toList());
    page.paragraph(
        "%s · %s · seed %d · digest %s"
            .formatted(
                Figures.counted(summary.architectures().size(), "architecture"),
                Figures.counted(scenario.replications(), "replication"),
                scenario.seed(),
                summary.run().digest()));
    return page.paragraph(written(report)).text();
  }

  /**
   * Returns what an account says, without its charts.
   *
   * @param report the file that a person opens first; empty if none was written
   */
  public static String of(Account account, String report) {
    Markdown page = new Markdown();
    page.heading(2, "Stampede: " + account.name());
    page.bold(account.headline());
    page.paragraph(account.partial());
    for (Account.Section section : account.sections()) {
      page.heading(3, section.title());
      for (Block block : section.blocks()) {
        if (block instanceof Block.Sentences sentences) {
          sentences.texts().forEach(page::paragraph);
        } else if (block instanceof Block.Grid grid && grid.everywhere()) {
          page.table(grid.table());
        }
      }
    }
    page.list(account.warnings());
    page.paragraph(String.join(" · ", account.facts()));
    return page.paragraph(written(report)).text();
  }

  private static String written(String report) {
    return report.isEmpty() ? "" : "Report: " + PlainText.of(report);
  }
}
