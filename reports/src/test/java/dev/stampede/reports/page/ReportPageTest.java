package dev.stampede.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.chart.OddExperiment;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.ExampleExperiment;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseCourse;
import dev.stampede.reports.text.Headline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReportPageTest {
  private static final Pattern HEADING = Pattern.compile("<h([1-6])");
  private static final Pattern HEADER_CELL = Pattern.compile("<th[ >][^>]*>");
  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");
  private static final Pattern LINK = Pattern.compile("href=\"#([^\"]*)\"");

  static Stream<Experiment> experiments() {
    return Stream.of(
        ExampleExperiment.blackFriday(),
        SmallExperiment.of("single", "chat", "north"),
        OddExperiment.empty(),
        OddExperiment.one(),
        OddExperiment.idle(),
        OddExperiment.crowded(),
        OddExperiment.hostile());
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void page_needsNothingButItself(Experiment experiment) {
    String page = withoutScript(ReportPage.of(experiment));
    assertThat(page).doesNotContainPattern("(?i)<[^>]*\\s(src|href|action)\\s*=\\s*(?!\"#)");
    assertThat(page).doesNotContainPattern("(?i)(<script|<link|<iframe|@import|url\\((?!#))");
    assertThat(page).doesNotContainPattern("(?i)<[^>]*\\son[a-z]+\\s*=");
  }

  /** Takes the one script away that a page has. */
  private static String withoutScript(String page) {
    return page.replace("<script>" + Script.text() + "</script>", "");
  }

  @Test
  void page_allowsItsOwnScriptAloneWhichIsSmall() throws IOException {
    String script = Script.text();
    String page = ReportPage.of(ExampleExperiment.blackFriday());
    assertThat(page.split("<script", -1)).hasSize(2);
    assertThat(page).contains("<script>" + script + "</script>");
    assertThat(page)
        .contains("default-src 'none'")
        .contains("script-src " + Script.source(script).replace("'", "&#39;"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(script.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(bytes.size()).isLessThan(60_000);
  }

  /** Eight architectures and six use cases, minute by minute for three hours. */
  @Test
  void page_ofMuchIsSmallEnoughToMail() {
    Experiment experiment = ExampleExperiment.blackFriday();
    List<UseCaseCourse> courses = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      UseCaseCourse was = experiment.useCases().get(i % experiment.useCases().size());
      courses.add(
          new UseCaseCourse(
              "architecture-" + i % 8,
              "use-case-" + i / 8,
              was.outcomes(),
              was.attempts(),
              was.answered(),
              was.latency(),
              was.work(),
              was.latencyByInterval()));
    }
    Experiment much =
        new Experiment(
            experiment.summary(),
            experiment.faults(),
            experiment.intervalSeconds(),
            courses,
            experiment.providers(),
            experiment.replications(),
            experiment.scenarioText());
    assertThat(ReportPage.of(much).getBytes(StandardCharsets.UTF_8).length)
        .isBetween(500_000, 2_000_000);
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void page_hasHeadingsInOrder(Experiment experiment) {
    Matcher matcher = HEADING.matcher(ReportPage.of(experiment));
    List<Integer> levels = new ArrayList<>();
    while (matcher.find()) {
      levels.add(Integer.valueOf(matcher.group(1)));
    }
    assertThat(levels).startsWith(1).filteredOn(level -> level == 1).hasSize(1);
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void page_saysWhatItsHeaderCellsAreAbout(Experiment experiment) {
    Matcher matcher = HEADER_CELL.matcher(ReportPage.of(experiment));
    while (matcher.find()) {
      assertThat(matcher.group()).contains("scope=");
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void page_linksToWhatItHas(Experiment experiment) {
    String page = ReportPage.of(experiment);
    List<String> ids = ID.matcher(page).results().map(m -> m.group(1)).toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(LINK.matcher(page).results().map(m -> m.group(1)).toList());
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void page_isTheSameEveryTime(Experiment experiment) {
    assertThat(ReportPage.of(experiment)).isEqualTo(ReportPage.of(experiment));
  }

  @Test
  void page_escapesWhatCameFromAFile() {
    String page = withoutScript(ReportPage.of(OddExperiment.hostile()));
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(page)).isTrue();
    assertThat(page)
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script", "<b a=", "\u0000", "\u0007", "\u001b", "\ufffe");
    assertThat(page.split("</title>", -1)).hasSize(1 + 1 + 6); // one of its own, six charts
    assertThat(page.split("</style>", -1)).hasSize(2);
  }

  @Test
  void page_opensWithTheVerdict() {
    Experiment experiment = ExampleExperiment.blackFriday();
    String headline = Headline.of(experiment.summary()).replace(' ', '\u00a0');
    String page = ReportPage.of(experiment).replace(' ', '\u00a0');
    assertThat(page).contains("<h1>" + headline + "</h1>");
  }

  @Test
  void page_showsEveryVerdictBySignAndWord() {
    assertThat(ReportPage.of(ExampleExperiment.blackFriday()))
        .contains(">✓</span><span class=\"aloud\">met: ")
        .contains(">✗</span><span class=\"aloud\">failed: ")
        .contains(">?</span><span class=\"aloud\">inconclusive: ");
  }

  @Test
  void page_showsWhereTheWorkWentAndWhoDecided() {
    String page = ReportPage.of(ExampleExperiment.blackFriday());
    InOrder.assertHas(
        page,
        "<h3>Where the work went</h3>",
        "<h4>failover</h4>",
        "1 · north <small>100 % came here</small>",
        "went on ",
        ": breaker open</li>",
        "2 · south <small>",
        "<summary>Every way down the ladder",
        "north: breaker open → south: answered</th>",
        "<h2 id=\"policies-title\">",
        "north · circuit_breaker</th>",
        "1 of 1",
        "worst 9.2 s",
        "What was sent to providers in their faults",
        "Layer by layer");
    assertThat(ReportPage.of(SmallExperiment.of("a", "chat", "p")))
        .doesNotContain("policies-title");
  }

  @Test
  void page_saysThatARunWasInterrupted() {
    assertThat(ReportPage.of(OddExperiment.one())).contains("This run was interrupted.");
    assertThat(ReportPage.of(ExampleExperiment.blackFriday())).doesNotContain("was interrupted");
  }

  @Test
  void page_showsCountsOfOneRunAndLooksAtOurWorkFirst() {
    ArchitectureSummary ours = SmallExperiment.architecture("a", "chat", 0.8, 12);
    Summary summary =
        SmallExperiment.summary(
            List.of(SmallExperiment.besides(ours, "market", 1)),
            SmallExperiment.objectives("a", Verdict.MET));
    String page =
        ReportPage.of(SmallExperiment.withoutCourse(SmallExperiment.replicated(summary, 4)));
    InOrder.assertHas(
        page,
        "Tickets of a run</th><td class=\"muted\">–</td><td class=\"plain\">0.5</td>",
        "Cost of a run</th><td class=\"muted\">–</td><td class=\"plain\">12 USD</td>",
        "The choice</span> <span class=\"value\"><span class=\"sign\"",
        "“a”</span>",
        "<h2 id=\"use-case-1-title\">chat: what happened over time?</h2>",
        "per run (mean of 4 replications)",
        "<h2 id=\"use-case-2-title\">market: what happened over time?</h2>",
        "background: other customers of the same providers",
        "<details>",
        "<h2 id=\"providers-title\">");
    assertThat(page).doesNotContain("market availability");
  }

  @Test
  void page_marksBoundsAndSaysWhoDecides() {
    List<ArchitectureSummary> architectures =
        List.of(
            SmallExperiment.architecture("single", "chat", 0.8, 12),
            SmallExperiment.bound(SmallExperiment.architecture("oracle", "chat", 0.9, 10)));
    Summary summary =
        SmallExperiment.summary(
            architectures, SmallExperiment.objectives("single", Verdict.FAILED));
    Summary compared =
        SmallExperiment.compared(summary, "availability", "chat", "single", "oracle", 0.1);
    InOrder.assertHas(
        ReportPage.of(SmallExperiment.withoutCourse(SmallExperiment.gated(compared, "single"))),
        "“oracle” is a bound, not to be built: it is shown, and no verdict counts it.</p>",
        "The exit code is decided by “single” alone.</p>",
        "<h2 id=\"objectives-title\" class=\"aloud\">",
        "oracle (bound)</th>",
        "<ul class=\"cards\">",
        "<h2 id=\"use-case-1-title\">",
        "oracle (bound)</",
        "<h2 id=\"differences-title\">",
        "Difference to single</th>",
        "oracle (bound)</th>",
        "<h2 id=\"providers-title\">",
        "oracle (bound)</span></th>",
        "<dt>bound</dt>");
    assertThat(ReportPage.of(ExampleExperiment.blackFriday()))
        .doesNotContain("(bound)", "exit code is decided");
  }

  @Test
  void page_marksABoundInEveryTable() {
    Summary summary = ExampleExperiment.blackFriday().summary();
    List<ArchitectureSummary> architectures = new ArrayList<>(summary.architectures());
    architectures.replaceAll(a -> a.name().equals("failover") ? SmallExperiment.bound(a) : a);
    Summary bounded =
        new Summary(
            summary.schema(),
            summary.partial(),
            summary.scenario(),
            summary.run(),
            architectures,
            summary.incidents(),
            summary.comparisons(),
            summary.objectives(),
            summary.frontier(),
            summary.warnings(),
            summary.counterfactual(),
            summary.singleStep(),
            summary.stopping());
    assertThat(ReportPage.of(ExampleExperiment.with(bounded), List.of()))
        .contains(">failover (bound)<")
        .doesNotContain(">failover<");
  }

  @Test
  void page_saysWhichArchitectureALimitIsAShareOf() {
    InOrder.assertHas(
        ReportPage.of(ExampleExperiment.blackFriday()),
        "support-chat tickets</th>",
        "≤ 10 %<small>of\u00a0“single”</small></td>",
        ">–</td>",
        "8.2 %");
  }
}
