package dev.stampede.reports.beside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.block.Account;
import dev.stampede.reports.block.AccountPage;
import dev.stampede.reports.block.AccountText;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.beside.RunsBeside;
import dev.stampede.reports.result.beside.RunsBeside.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunsAccountTest {

  private static final Experiment CHAT = SmallExperiment.of("single", "chat", "north");

  private static Account account(Run... runs) {
    return RunsAccount.of(new RunsBeside(List.of(runs)));
  }

  private static String text(Account account) {
    return new AccountText(account, false).render("");
  }

  @Test
  void runs_areToldOneBelowAnother() {
    String text = text(account(new Run("a", "out/a", CHAT), new Run("b", "out/b", CHAT)));

    assertThat(text)
        .startsWith("What 2 runs found, side by side.")
        .contains("a: single", "b: single", "FIGURES", "RUNS", "out/b");
    assertThat(text.lines()).allMatch(line -> line.length() <= AccountText.WIDTH);
  }

  @Test
  void useCaseOfOneRunAlone_hasRowsOfThatRun() {
    Experiment mail = SmallExperiment.of("single", "mail", "north");

    String text = text(account(new Run("a", "out/a", CHAT), new Run("b", "out/b", mail)));

    assertThat(text.lines().filter(line -> line.strip().equals("mail"))).hasSize(1);
    assertThat(text.substring(text.indexOf("  mail\n")).lines().skip(1).findFirst())
        .hasValueSatisfying(line -> assertThat(line).contains("b: single"));
  }

  @Test
  void runsAlike_areNotWarnedOf() {
    Run today = new Run("a", "out/a", CHAT);

    assertThat(account(today, new Run("b", "out/b", CHAT)).warnings()).isEmpty();
  }

  @Test
  void charts_haveNamesOfTheirOwn_andPagesEscapeLabels() {
    Account account =
        account(new Run("<b>", "out/a", CHAT), new Run("b", "<script>alert(1)", CHAT));

    assertThat(account.charts()).extracting(chart -> chart.name()).doesNotHaveDuplicates();
    assertThat(AccountPage.of(account)).contains("&lt;b>").doesNotContain("<b>", "<script>alert");
  }
}
