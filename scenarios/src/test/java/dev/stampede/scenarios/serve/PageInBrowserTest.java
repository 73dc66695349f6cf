package dev.stampede.scenarios.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.browser.Browser;
import dev.stampede.scenarios.read.InputFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The page on which values are moved, in a real browser, with a real server. */
@Tag("browser")
final class PageInBrowserTest {

  private static final long PATIENCE_SECONDS = 60;

  private static final String SLIDER = "document.querySelector('[data-path=\"faults.gone.for\"]')";

  /** Whether the run of the last move has ended, and is shown. */
  private static final String ENDED =
      "!document.querySelector('.stale') && !!document.querySelector('#progress .done')";

  @TempDir private static Path folder;
  private static PageServer server;
  private static PageServer starters;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    Path file = Files.writeString(folder.resolve("small.yaml"), PageServerTest.SMALL);
    server = PageServer.open(0, Library.of(file, List.of(), InputFiles.Reach.FOLDER), 2);
    starters = PageServer.open(0, Library.ofStarters(), 2);
    browser = new Browser();
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
    server.close();
    starters.close();
  }

  private static void open(URI address, int width) throws Exception {
    browser.open(address, width, 900);
    await(ENDED);
  }

  private static void await(String expression) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!browser.value(expression).asBoolean(false)) {
      assertThat(System.nanoTime()).as(expression).isLessThan(end);
      Thread.sleep(20);
    }
  }

  private static String text(String expression) throws Exception {
    return browser.value(expression).asString();
  }

  private static int number(String expression) throws Exception {
    return browser.value(expression).asInt();
  }

  private static String textOf(String selector) throws Exception {
    return text("document.querySelector('%s').textContent".formatted(selector));
  }

  /** Opens everything, and waits until what came with it is drawn. */
  private static void unfold() throws Exception {
    browser.value("document.querySelectorAll('details').forEach(each => { each.open = true; })");
    await("!!document.querySelector('#providers .drawing')");
  }

  private static void isQuiet(URI address) throws Exception {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(asked -> asked.startsWith(address.toString()) || asked.equals("data:,"));
  }

  @ParameterizedTest
  @CsvSource({"375, false", "375, true", "1440, false", "1440, true"})
  void nothing_overflowsFailsOrLeavesThePage(int width, boolean dark) throws Exception {
    browser.dark(dark);
    open(server.address(), width);
    unfold();
    assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    assertThat(
            text(
                "[...document.querySelectorAll('h1,h2,h3,p,li,label,output,input,select,pre,dd')]"
                    + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1"
                    + " && !e.closest('nav,.scroll,.drawing,.aloud'))"
                    + ".map(e => e.outerHTML).join()"))
        .isEmpty();
    assertThat(text("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo(dark ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)");
    isQuiet(server.address());
    browser.dark(false);
  }

  @Test
  void keys_moveAValueAndTheChartsFollow() throws Exception {
    open(server.address(), 1440);
    unfold();
    String before = textOf("#decision h1");
    browser.value(SLIDER + ".focus()");
    browser.key("Home");
    await(ENDED + " && document.querySelector('#changes').textContent.includes('faults.gone.for')");

    assertThat(text(SLIDER + ".getAttribute('aria-valuetext')")).isEqualTo("30s");
    assertThat(textOf("#decision h1")).isNotEqualTo(before);
    assertThat(textOf(".against")).contains("\u2192");
    assertThat(textOf(".diff"))
        .contains("+  - {id: gone, provider: one, kind: outage, at: 4m, for: 30s}");
    assertThat(number("document.querySelectorAll('#providers[open] .drawing').length"))
        .as("what was open stays open")
        .isPositive();
    assertThat(text("document.activeElement.dataset.path")).isEqualTo("faults.gone.for");

    browser.value("document.querySelector('.undo').click()");
    await(ENDED + " && document.querySelector('#changes').textContent.trim() === ''");
    assertThat(textOf("#decision h1")).isEqualTo(before);
    isQuiet(server.address());
  }

  @Test
  void charts_answerThePointerAfterAMove() throws Exception {
    open(server.address(), 1440);
    browser.value(SLIDER + ".focus()");
    browser.key("ArrowRight");
    await(ENDED + " && !!document.querySelector('.undo')");
    browser.value(
        "document.querySelector('#availability-work-title').closest('.drawing')"
            + ".scrollIntoView({block: 'center', behavior: 'instant'})");
    JsonNode place =
        browser.value(
            "(() => { const r = document.querySelector('#availability-work-title')"
                + ".closest('.drawing').querySelector('.panel').getBoundingClientRect();"
                + " return [r.x + r.width / 2, r.y + r.height / 2]; })()");
    browser.move(place.get(0).asDouble(), place.get(1).asDouble());
    browser.move(place.get(0).asDouble() + 1, place.get(1).asDouble());
    assertThat(text("document.querySelector('.tip').innerText")).contains("single", "pair", "%");
    assertThat(number("document.querySelectorAll('.tools .switch').length")).isEqualTo(2);
  }

  @Test
  void whatIsTyped_isSetOrExplained() throws Exception {
    open(server.address(), 1440);
    type("providers.one.engine.service=200ms");
    await(ENDED + " && document.querySelector('#changes').textContent.includes('service')");
    assertThat(number("document.querySelector('.save') ? 0 : 1"))
        .as("what stands on one line can be written there")
        .isZero();

    type("providers.one.engine.servers=many");
    await("document.querySelector('#problem').textContent.includes('servers')");
    assertThat(number("document.querySelectorAll('.stale').length"))
        .as("what is shown is from before")
        .isEqualTo(1);
    isQuiet(server.address());
  }

  private static void type(String setting) throws Exception {
    browser.value(
        "(() => { const f = document.querySelector('#other'); f.value = '%s';".formatted(setting)
            + " f.form.requestSubmit(); })()");
  }

  @Test
  void aQuestion_isChosenFirstWithoutAFile() throws Exception {
    browser.open(starters.address(), 375, 900);
    assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(375);
    browser.value("document.querySelector('a[href*=desk-and-quota]').click()");
    await("!!document.querySelector('input[type=range]')");
    isQuiet(starters.address());
  }
}
