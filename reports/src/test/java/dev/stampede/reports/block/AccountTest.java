package dev.stampede.reports.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.capacity.CapacityAccount;
import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.comparison.ComparisonAccount;
import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.format.ReportFormats;
import dev.stampede.reports.page.Script;
import dev.stampede.reports.result.Answer;
import dev.stampede.reports.sweep.SweepAccount;
import dev.stampede.reports.tipping.TippingAccount;
import dev.stampede.reports.uncertain.UncertainAccount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What answers of several runs say, on a terminal, on a page and in files. */
class AccountTest {

  private static String text(Artefact artefact) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    artefact.writeTo(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void promiseThatIsLost_comesFirst() {
    String text =
        new AccountText(ComparisonAccount.of(SeveralRuns.comparison("a")), false).render("");

    assertThat(text)
        .startsWith("“a2” loses “a” (95 %), which “a” keeps.\n")
        .contains("✗ 95 %, lost", "5 points ±4", "✓ better", "x 3")
        .contains("COULD BE BEST", "WHAT DIFFERS")
        .doesNotContain("\u001b[");
  }

  /** On the page stands what a terminal leaves out: where one is infinite, both are told. */
  @Test
  void page_tellsWhatIsNotPromisedToo() {
    String page = AccountPage.of(ComparisonAccount.of(SeveralRuns.comparison("a")));

    assertThat(page).contains("3 s instead of never", "<svg", "Differences on the same random");
  }

  @Test
  void sweep_saysWhereEverythingIsKept() {
    String text = new AccountText(SweepAccount.of(SeveralRuns.sweep("a")), false).render("out/x");

    assertThat(text)
        .startsWith("“a” keeps all objectives at 1 of 2 points: 1/s.\n")
        .contains("1/s", "✓ 99 %", "2/s", "✗ 80 %")
        .endsWith("artefacts  out/x\n");
  }

  @Test
  void capacity_saysWhatIsEnoughAndWhatIsNot() {
    String text = new AccountText(CapacityAccount.of(SeveralRuns.capacity("a")), false).render("");

    assertThat(text)
        .startsWith("a = 1/s is the largest at which “a” keeps “a”.\n")
        .contains("✓ 1/s", "2/s (failed)", "5 USD ±1");
  }

  @Test
  void tipping_saysWhatTipsAndWhatKeepsFromIt() {
    String text = new AccountText(TippingAccount.of(SeveralRuns.tipping("a")), false).render("");

    assertThat(text)
        .startsWith("a tips “a” with 2s.\n")
        .contains(
            "✗ vulnerable",
            "100 % (83 to 100 %) (20 of 20)",
            "9/s",
            "✗ overloaded",
            "✓ yes",
            "0 of 20 (0 % to 17 %)",
            "? open",
            "19 of the 20 replications");
  }

  /** Every square of the diagram has a letter, and where it was run a share. */
  @Test
  void phases_areToldByLettersToo() {
    Chart phases =
        TippingAccount.of(SeveralRuns.tipping("a")).charts().stream()
            .filter(chart -> chart.name().equals("phases"))
            .findFirst()
            .orElseThrow();

    assertThat(phases.table().rows())
        .containsExactly(
            List.of("a", "9/s", "overloaded", "overloaded, 100 %", "overloaded", "overloaded"));
    assertThat(phases.svg()).contains(">O<", ">R<", ">M<", ">?<", "100 %");
  }

  @Test
  void worlds_tellRegretAndWhatMatters() {
    String text =
        new AccountText(UncertainAccount.of(SeveralRuns.uncertain("a")), false).render("");

    assertThat(text.replaceAll("\\s+", " "))
        .contains(
            "“a” keeps all objectives in 1 of 1 worlds (1 to 100 % of all that may be drawn).",
            "“a” has the least regret in a availability: 0.1 points on average, 0.2 points at worst.")
        .contains("So could, as far as is known, “a2”.", "1 of 3 worlds are known")
        .contains("1 of 2, 1 open, 1 to 100 %", "0 of 2, 0 to 85 %")
        .contains("62 %, 48 to 76 %");
  }

  /** Names come from files, and may be anything. */
  @Test
  void names_doNoHarm() throws IOException {
    String name = "<script>alert(1)</script>\u001b[2J\u202e=cmd()\n";
    for (Answer answer : SeveralRuns.all(name)) {
      assertThat(ReportFormats.console(answer, false, ""))
          .doesNotContain("\u001b", "\u202e")
          .contains("\\u001b");
      Map<String, Artefact> files = ReportFormats.files(answer);
      for (Map.Entry<String, Artefact> file : files.entrySet()) {
        String text = text(file.getValue());
        if (file.getKey().endsWith(".html") || file.getKey().endsWith(".svg")) {
          assertThat(text.replace("<script>" + Script.text() + "</script>", ""))
              .doesNotContain("<script", "\u001b", "\u202e");
        } else if (file.getKey().endsWith(".csv")) {
          assertThat(text).doesNotContain("\u001b", "\u202e");
        }
      }
    }
  }

  @Test
  void files_areThoseOfTheQuestion() {
    assertThat(ReportFormats.files(SeveralRuns.comparison("a")))
        .containsOnlyKeys(
            "answer.json",
            "comparison.json",
            "differences.csv",
            "report.html",
            "charts/differences.svg",
            "charts/differences.png");
    assertThat(ReportFormats.files(SeveralRuns.sweep("a")))
        .containsOnlyKeys(
            "answer.json",
            "sweep.json",
            "sweep.csv",
            "report.html",
            "charts/response.svg",
            "charts/response.png");
    assertThat(ReportFormats.files(SeveralRuns.uncertain("a")))
        .containsOnlyKeys(
            "answer.json",
            "uncertain.json",
            "worlds.csv",
            "report.html",
            "charts/regret.svg",
            "charts/regret.png",
            "charts/matters.svg",
            "charts/matters.png");
    assertThat(ReportFormats.files(SeveralRuns.capacity("a")))
        .containsOnlyKeys("answer.json", "capacity.json", "tried.csv", "report.html");
    assertThat(ReportFormats.files(SeveralRuns.tipping("a")))
        .containsOnlyKeys(
            "answer.json",
            "tipping.json",
            "phases.csv",
            "report.html",
            "charts/collapses.svg",
            "charts/collapses.png",
            "charts/phases.svg",
            "charts/phases.png");
    assertThat(ReportFormats.json(SeveralRuns.capacity("a"))).contains("\"stampede.capacity/v1\"");
  }
}
