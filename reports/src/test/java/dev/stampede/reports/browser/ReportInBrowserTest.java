package dev.stampede.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.chart.OddExperiment;
import dev.stampede.reports.page.ReportPage;
import dev.stampede.reports.result.ExampleExperiment;
import dev.stampede.reports.result.Experiment;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The report of a run, in a real browser. */
@Tag("browser")
final class ReportInBrowserTest {

  private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page[^s]");
  private static final String CHART =
      "document.querySelector('#availability-support-chat-title').closest('.drawing')";

  /** Points of the screen in the middle of the first panel of a chart, and a fifth of it aside. */
  private static final String PLACE =
      "(() => { const r = %s.querySelector('.panel').getBoundingClientRect();"
          + " return [r.x + r.width / 2, r.y + r.height / 2, r.width / 5]; })()";

  @TempDir private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    browser = new Browser();
    page("example", ExampleExperiment.blackFriday());
    page("hostile", OddExperiment.hostile());
    page("crowded", OddExperiment.crowded());
    page("empty", OddExperiment.empty());
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
  }

  private static void page(String name, Experiment experiment) throws Exception {
    Files.writeString(file(name), ReportPage.of(experiment));
  }

  private static Path file(String name) {
    return folder.resolve(name + ".html");
  }

  private static void open(String name, String view) throws Exception {
    browser.open(URI.create(file(name).toUri() + view), 1440, 900);
  }

  private static String text(String expression) throws Exception {
    return browser.value(expression).asString();
  }

  private static int number(String expression) throws Exception {
    return browser.value(expression).asInt();
  }

  /** Brings the chart of availability into the window, and returns a place in its first panel. */
  private static double[] place() throws Exception {
    browser.value(CHART + ".scrollIntoView({block: 'center', behavior: 'instant'})");
    JsonNode found = browser.value(PLACE.formatted(CHART));
    return new double[] {found.get(0).asDouble(), found.get(1).asDouble(), found.get(2).asDouble()};
  }

  @ParameterizedTest
  @CsvSource({
    "example, 375, false", "example, 375, true", "example, 1440, false", "example, 1440, true",
    "hostile, 375, false", "hostile, 1440, true", "crowded, 375, false", "crowded, 1440, false",
    "empty, 375, false"
  })
  void nothing_overflowsFailsOrLeavesThePage(String name, int width, boolean dark)
      throws Exception {
    browser.dark(dark);
    browser.open(file(name).toUri(), width, 900);
    browser.value("document.querySelectorAll('details').forEach(each => { each.open = true; })");
    assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    assertThat(
            text(
                "[...document.querySelectorAll('h1,h2,h3,p,li,figcaption,dd')]"
                    + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1"
                    + " && !e.closest('nav,.scroll,.drawing,.source,.aloud'))"
                    + ".map(e => e.textContent).join()"))
        .isEmpty();
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).containsExactly(file(name).toUri().toString());
    String ground = text("getComputedStyle(document.body).backgroundColor");
    assertThat(ground).isEqualTo(dark ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)");
    browser.dark(false);
  }

  @Test
  void content_standsWithoutScripts() throws Exception {
    open("example", "");
    String tables = text("String(document.querySelectorAll('table,svg,h2').length)");
    browser.scripts(false);
    open("example", "");
    assertThat(text("String(document.querySelectorAll('table,svg,h2').length)")).isEqualTo(tables);
    assertThat(number("document.querySelectorAll('.tools,.tip').length")).isZero();
    browser.scripts(true);
  }

  @Test
  void pointer_showsTheValuesOfEveryArchitecture() throws Exception {
    open("example", "#use-case-1");
    double[] at = place();
    browser.move(at[0], at[1]);
    browser.move(at[0] + 1, at[1]);
    assertThat(number("document.querySelector('.tip').hidden ? 0 : 1")).isEqualTo(1);
    assertThat(text("document.querySelector('.tip').innerText"))
        .contains("single", "failover", "%", "In per cent");
    assertThat(number("document.querySelectorAll('.cursor').length"))
        .as("a line in each panel over time")
        .isGreaterThan(4);
    browser.move(2, 2);
    assertThat(number("document.querySelectorAll('.cursor').length")).isZero();
  }

  @Test
  void keys_showValuesToo() throws Exception {
    open("example", "#use-case-1");
    place();
    browser.value(CHART + ".focus()");
    browser.key("ArrowRight");
    String first = text("document.querySelector('.tip').innerText");
    browser.key("ArrowRight");
    assertThat(text("document.querySelector('.tip').innerText"))
        .contains("single", "%")
        .isNotEqualTo(first);
    browser.key("ArrowDown");
    assertThat(text("document.querySelector('.tip').innerText")).contains("In nines");
  }

  @Test
  void mouseAndKeys_zoomAllPanelsAndBack() throws Exception {
    open("example", "#use-case-1");
    double[] at = place();
    String line = CHART + ".querySelector('path[data-s]').getAttribute('d')";
    String whole = text(line);
    browser.drag(at[0] - at[2], at[1], at[0] + at[2]);
    assertThat(text(line)).isNotEqualTo(whole);
    assertThat(text("location.hash")).contains("zoom=");
    assertThat(number("document.querySelectorAll('#overview-title, .zoomed').length"))
        .as("the overview is zoomed, too")
        .isGreaterThan(10);
    browser.key("0");
    assertThat(text(line)).isEqualTo(whole);
    assertThat(text("location.hash")).doesNotContain("zoom=");
    browser.key("ArrowRight");
    browser.key("+");
    assertThat(text(line)).isNotEqualTo(whole);
  }

  @Test
  void switches_takeAnArchitectureAwayByMouseAndKeys() throws Exception {
    open("example", "#use-case-1");
    String hidden = "document.querySelectorAll('[data-a=single].off').length";
    browser.value("document.querySelector('.switch').focus()");
    browser.key(" ");
    assertThat(number(hidden)).isGreaterThan(2);
    assertThat(text("document.querySelector('.switch').getAttribute('aria-pressed')"))
        .isEqualTo("false");
    JsonNode box =
        browser.value(
            "(() => { const r = document.querySelector('.switch').getBoundingClientRect();"
                + " return [r.x + r.width / 2, r.y + r.height / 2]; })()");
    browser.drag(box.get(0).asDouble(), box.get(1).asDouble(), box.get(0).asDouble());
    assertThat(number(hidden)).isZero();
  }

  @Test
  void aLink_remembersTheView() throws Exception {
    open("example", "#use-case-1?open=use-case-1,cost&zoom=3600-7200&off=0");
    assertThat(
            text("[...document.querySelectorAll('details.question[open]')].map(e => e.id).join()"))
        .isEqualTo("use-case-1,cost");
    assertThat(number("document.querySelectorAll('[data-a=single].off').length")).isGreaterThan(2);
    assertThat(text("document.querySelector('.reset').textContent")).contains("1:00 to 2:00");
  }

  @Test
  void aTable_isSortedByAColumn() throws Exception {
    open("example", "#cost");
    String first =
        "document.querySelector('#cost tbody tr').cells[1].textContent.replace(/,/g, '')"
            + ".match(/[0-9.]+/)[0]";
    browser.value("document.querySelectorAll('#cost thead th')[1].firstChild.focus()");
    browser.key("Enter");
    double least = Double.parseDouble(text(first));
    browser.key("Enter");
    double most = Double.parseDouble(text(first));
    assertThat(least).isLessThan(most);
    assertThat(text("document.querySelectorAll('#cost thead th')[1].getAttribute('aria-sort')"))
        .isEqualTo("descending");
  }

  @Test
  void theDecision_isPrintedOnOnePage() throws Exception {
    open("example", "");
    assertThat(pages(browser.pdf(""))).isEqualTo(1);
    browser.value("document.querySelector('#use-case-1').open = true");
    assertThat(pages(browser.pdf(""))).isGreaterThan(1);
  }

  private static int pages(byte[] pdf) {
    return (int) PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results().count();
  }

  @Test
  void names_stayText() throws Exception {
    open("hostile", "#use-case-1");
    browser.value("document.querySelectorAll('details').forEach(each => { each.open = true; })");
    assertThat(number("document.scripts.length")).isEqualTo(1);
    assertThat(number("document.querySelectorAll('b[a]').length")).isZero();
    browser.value("document.querySelectorAll('.drawing')[1].focus()");
    for (String key : List.of("ArrowRight", "ArrowDown", "+")) {
      browser.key(key);
    }
    assertThat(number("document.querySelectorAll('b[a]').length")).isZero();
    assertThat(browser.complaints()).isEmpty();
  }
}
