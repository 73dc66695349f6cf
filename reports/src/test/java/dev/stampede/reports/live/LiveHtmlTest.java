package dev.stampede.reports.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.reports.chart.OddExperiment;
import dev.stampede.reports.result.ExampleExperiment;
import dev.stampede.reports.result.Experiment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LiveHtmlTest {

  private static final String HOSTILE = "\"><script>alert(1)</script>'";

  private final LiveHtml html = new LiveHtml();

  private String result(Experiment experiment, String... open) {
    return html.result(
        LiveResult.of(experiment, Optional.empty(), Set.of(open), "/s/pages/1/report.html"));
  }

  @Test
  void whateverNamesHold_theyStayText() {
    Slider slider = new Slider("a." + HOSTILE, HOSTILE, HOSTILE, HOSTILE, List.of("1", HOSTILE), 1);
    String page =
        html.page(
            new LivePage(
                "/s/pages/1",
                HOSTILE,
                List.of("one", HOSTILE),
                List.of(slider),
                List.of(new Slider.Group(HOSTILE, List.of(slider))),
                List.of(HOSTILE),
                List.of("a=" + HOSTILE)));
    assertThat(page.split("<script", -1)).as("its own two").hasSize(3);

    assertThat(
            html.changes(
                new ChangedScenario(
                    List.of(HOSTILE), HOSTILE, List.of("+" + HOSTILE), HOSTILE, "/s/pages/1/x")))
        .contains("&lt;script>alert")
        .doesNotContain("<script");
    assertThat(html.problem(HOSTILE) + html.refusal(HOSTILE, HOSTILE)).doesNotContain("<script");
    assertThat(html.choice(List.of(new LiveHtml.Choice(HOSTILE, HOSTILE, "/s/starters/a/"))))
        .doesNotContain("<script");
    assertThat(result(OddExperiment.hostile(), "use-case-1", "providers")).doesNotContain("<b a");
  }

  @Test
  void chartsAreDrawn_whereAQuestionIsOpen() {
    Experiment experiment = ExampleExperiment.blackFriday();
    String closed = result(experiment);
    String open = result(experiment, "use-case-1");

    assertThat(closed)
        .contains("id=\"decision\"", "id=\"overview-title\"", "id=\"use-case-1\"", "id=\"trust\"")
        .doesNotContain("id=\"availability-support-chat-title\"");
    assertThat(open).contains("id=\"availability-support-chat-title\"");
    assertThat(open).doesNotContain("What the change does");
    assertThat(
            html.result(
                LiveResult.of(
                    experiment, Optional.of(experiment.summary()), Set.of(), "/s/report.html")))
        .contains("What the change does", "as before");
  }

  @Test
  void progress_saysWhatIsKnownOfEachArchitecture() {
    String progress =
        html.progress(
            Progress.of(
                ExampleExperiment.blackFriday().summary(),
                List.of("single", "failover", "another"),
                "1 of 5",
                true));
    assertThat(progress)
        .contains("<b>single</b>", "<b>another</b> to come", "1 of 5", "class=\"busy\"");
    assertThat(html.progress(Progress.waiting("It begins."))).doesNotContain("<ul");
  }

  @Test
  void linesOfADiff_areTellableApart() {
    assertThat(List.of("--- a/x", "+++ b/x", "@@ -1 +1 @@", "-a", "+b", " c"))
        .extracting(ChangedScenario::css)
        .containsExactly("place", "place", "place", "removed", "added", "same");
    assertThat(html.changes(new ChangedScenario(List.of(), "", List.of(), "x", "y"))).isBlank();
  }

  @Test
  void aSlider_standsAtOneOfItsValues() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slider("a", "", "a", "", List.of("1"), 1))
        .withMessageContaining("at (1)");
  }
}
