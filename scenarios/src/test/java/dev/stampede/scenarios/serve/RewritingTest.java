package dev.stampede.scenarios.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.plan.ScenarioText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewritingTest {

  private static final String TEXT =
      """
      # What it is about.
      name: "sm\\"all" # a name
      demand:
        work:
          # As measured in May.
          arrivals: {rate: 40/s, surges: [{at: 1h, peak: 12x}]}   # per second
          priority:
      faults:
        # The one that hurt.
        - {id: outage, at: 70m, for: 45m} # 2 March
        - id: later
          for: 5m
      architectures:
        a:
          chain:
            - retry: {max_retries: 2}
            - sdk.anthropic: {}
          ladder: [x, 'y''z'] # both
      """;

  private static Optional<Rewriting> of(String... settings) {
    return Rewriting.of(new ScenarioText("test.yaml", "", TEXT, List.of(settings)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "demand.work.arrivals.rate=80/s | rate: 40/s, | rate: 80/s,",
        "demand.work.arrivals.surges[0].peak=3x | peak: 12x | peak: 3x",
        "faults.outage.for=1h | for: 45m} # 2 March | for: 1h} # 2 March",
        "faults[1].for=1h | for: 5m | for: 1h",
        "name=big | \"sm\\\"all\" # a name | big # a name",
        "architectures.a.ladder=[y] | [x, 'y''z'] # both | [y] # both",
        "architectures.a.ladder[1]=w | 'y''z'] | w]",
        "demand.work.priority=3 | priority: | priority: 3",
        // keys that are not there yet
        "faults.outage.status=529 | {id: outage | {status: 529, id: outage",
        "faults.later.at=2h | - id: later | - at: 2h\\n    id: later",
        "architectures.a.chain[0].retry.budget.min=2 | {max_ | {budget: {'min': 2}, max_",
        "architectures.a.chain[1].sdk.anthropic.max_retries=4 | {} | {max_retries: 4}",
        "demand.work.patience=9s | # As measured | # As measured",
      })
  void aSetting_changesTheTextWhereItsValueStands(String setting, String was, String is) {
    Rewriting rewriting = of(setting).orElseThrow();
    if (!was.equals(is)) {
      assertThat(rewriting.is()).isEqualTo(TEXT.replace(was, is.replace("\\n", "\n")));
    }
    assertThat(rewriting.is()).contains("# As measured in May.", "# per second", "# both");
  }

  @Test
  void several_areWrittenTogether() {
    assertThat(of("faults.outage.for=1h", "faults.outage.at=80m", "faults.outage.for=2h"))
        .get()
        .extracting(Rewriting::is)
        .isEqualTo(TEXT.replace("at: 70m, for: 45m", "at: 80m, for: 2h"));
  }

  @Test
  void whatStandsOnSeveralLines_isLeftToTheCommand() {
    assertThat(of("architectures.a.chain=[]")).isEmpty();
    assertThat(of("demand.work.arrivals.rate")).as("no setting").isEmpty();
  }

  @Test
  void theDiff_showsTheLinesWithTheirComments() {
    assertThat(of("faults.outage.for=1h").orElseThrow().diff("test.yaml"))
        .containsExactly(
            "--- a/test.yaml",
            "+++ b/test.yaml",
            "@@ -7,7 +7,7 @@",
            "     priority:",
            " faults:",
            "   # The one that hurt.",
            "-  - {id: outage, at: 70m, for: 45m} # 2 March",
            "+  - {id: outage, at: 70m, for: 1h} # 2 March",
            "   - id: later",
            "     for: 5m",
            " architectures:");
    assertThat(of().orElseThrow().diff("test.yaml")).isEmpty();
  }

  @Test
  void windowsLineEnds_stay() {
    String text = "a: 1 # one\r\nb:\r\n  c: 2\r\n";
    assertThat(
            Rewriting.of(new ScenarioText("t", "", text, List.of("a=3", "b.d=4")))
                .orElseThrow()
                .is())
        .isEqualTo("a: 3 # one\r\nb:\r\n  d: 4\r\n  c: 2\r\n");
  }
}
