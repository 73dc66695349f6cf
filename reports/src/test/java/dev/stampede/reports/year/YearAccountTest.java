package dev.stampede.reports.year;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.block.AccountText;
import dev.stampede.reports.format.ReportFormats;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.question.Setup;
import dev.stampede.reports.result.year.Cause;
import dev.stampede.reports.result.year.Promise;
import dev.stampede.reports.result.year.YearAnswer;
import dev.stampede.reports.result.year.YearAnswer.Method;
import dev.stampede.reports.result.year.YearAnswer.OfArchitecture;
import dev.stampede.reports.result.year.YearAnswer.OfUseCase;
import dev.stampede.reports.result.year.YearAnswer.OneYear;
import dev.stampede.reports.result.year.YearAnswer.Promised;
import dev.stampede.reports.result.year.Yearly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of years. */
class YearAccountTest {

  private static Yearly yearly(double mean) {
    return new Yearly(
        Estimate.of(mean, 0.9 * mean, 1.05 * mean), Estimate.ofOne(mean), Estimate.ofOne(mean));
  }

  private static OfUseCase useCase(String name, double availability, Promise... promises) {
    return new OfUseCase(
        name,
        yearly(availability),
        yearly(1234),
        Optional.of(yearly(77)),
        Optional.of(yearly(5000)),
        List.of(promises),
        List.of(new OneYear(availability, 1, 2, 3), new OneYear(1, 0, Double.NaN, Double.NaN)));
  }

  private static YearAnswer answer(String useCase, OfArchitecture... architectures) {
    return new YearAnswer(
        YearAnswer.SCHEMA,
        useCase,
        true,
        Verdict.MET,
        new Setup(7, 2, 31_536_000, 600, 10, 1000, 2, "d"),
        new Method(2, 9, 8, 0.01, 20, 86_400, 0, 1200, 200_000),
        new Promised(0.95, 0.95),
        "USD",
        List.of(architectures),
        List.of(),
        List.of("chat.tickets <= 5"),
        List.of("beware"));
  }

  private static OfArchitecture architecture(String name, boolean bound, OfUseCase... useCases) {
    return new OfArchitecture(
        name,
        bound,
        yearly(0.997),
        Optional.of(yearly(9000)),
        List.of(useCases),
        List.of(
            new Cause(Cause.QUIET, "", 0, Estimate.of(3, 1, 5), 0.25, Optional.empty()),
            new Cause("north", "outage", 4.5, Estimate.of(9, 7, 11), 0.75, Optional.empty())));
  }

  private static final Promise KEPT = new Promise(0.99, true, 2, 0.951, 5256);
  private static final Promise MISSED = new Promise(0.999, false, 1, 0.2, 525.6);

  private static YearAnswer usual() {
    return answer(
        "year",
        architecture("bound", true, useCase("chat", 0.9999, KEPT, MISSED)),
        architecture("poor", false, useCase("chat", 0.98, MISSED)),
        architecture("good", false, useCase("chat", 0.996, KEPT, MISSED)));
  }

  @Test
  void theBest_isToldFirst_andNoBound() {
    String text = new AccountText(YearAccount.of(usual()), false).render("");

    assertThat(text)
        .startsWith("99 % can be promised of a year under “good”")
        .contains("interrupted", "bound (a bound), chat", "north: outage", "99.9 %: 1 of 2")
        .contains("2 of 2, so at least 95.1 %", "! beware", "chat.tickets <= 5")
        .contains("200 times as many");
    assertThat(text.lines()).allMatch(line -> line.length() <= AccountText.WIDTH);
  }

  @Test
  void whereNothingCanBePromised_thatIsSaid() {
    YearAnswer none = answer("year", architecture("poor", false, useCase("chat", 0.8, MISSED)));

    assertThat(YearAccount.of(none).headline()).startsWith("Not even 90 % can be promised");
    assertThat(YearFiles.data(none)).containsOnlyKeys("year.json", "years.csv");
  }

  @Test
  void ofSeveralUseCases_theLowestLevelCounts_andThereIsAWhole() {
    YearAnswer two =
        answer(
            "year",
            architecture("a", false, useCase("chat", 0.99, KEPT), useCase("mail", 0.9, MISSED)));

    assertThat(two.architectures().get(0).level()).isZero();
    assertThat(new AccountText(YearAccount.of(two), false).render("")).contains("a, all of it");
    assertThat(OpenSlo.of(two)).contains("\"chat\"").doesNotContain("\"mail\"");
  }

  @Test
  void whatCanBePromised_isWrittenAsOpenSlo() {
    String text = OpenSlo.of(usual());

    assertThat(text)
        .contains("apiVersion: openslo/v1", "service: \"chat\"", "target: 0.99\n")
        .contains("year under good: kept by 2 of 2 simulated years, so by at least 95.1 % of all");
    assertThat(
            OpenSlo.of(answer("a\"b\n", architecture("x", false, useCase("A \\ b", 0.99, KEPT)))))
        .contains("name: \"a-b\"", "service: \"A \\\\ b\"", "a\\\"b\\u000a under x");
  }

  @Test
  void names_areSafeOnThePage() throws IOException {
    YearAnswer hostile = answer("<b>", architecture("<i>", false, useCase("<script>", 0.99, KEPT)));
    ByteArrayOutputStream page = new ByteArrayOutputStream();

    requireNonNull(ReportFormats.files(hostile).get(ReportFormats.PAGE)).writeTo(page);

    assertThat(page.toString(StandardCharsets.UTF_8))
        .contains("&lt;script&gt;")
        .containsOnlyOnce("<script>") // our own
        .doesNotContain("<i>");
  }

  @Test
  void years_areRows() throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();

    requireNonNull(YearFiles.data(usual()).get("years.csv")).writeTo(csv);

    assertThat(csv.toString(StandardCharsets.UTF_8).lines())
        .hasSize(7)
        .contains("0,good,chat,0.996,1,2,3", "1,good,chat,1,0,,");
  }
}
