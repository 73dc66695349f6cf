package dev.stampede.reports.format;

import dev.stampede.reports.answer.AnswerJson;
import dev.stampede.reports.beside.RunsAccount;
import dev.stampede.reports.beside.RunsFiles;
import dev.stampede.reports.beside.RunsJson;
import dev.stampede.reports.block.Account;
import dev.stampede.reports.block.AccountPage;
import dev.stampede.reports.block.AccountText;
import dev.stampede.reports.capacity.CapacityAccount;
import dev.stampede.reports.capacity.CapacityFiles;
import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.Charts;
import dev.stampede.reports.comparison.ComparisonAccount;
import dev.stampede.reports.comparison.ComparisonFiles;
import dev.stampede.reports.distribution.DistributionFiles;
import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.DataFiles;
import dev.stampede.reports.file.JsonText;
import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.junit.JUnitXml;
import dev.stampede.reports.markdown.MarkdownSummary;
import dev.stampede.reports.page.ReportPage;
import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.beside.RunsBeside;
import dev.stampede.reports.result.capacity.CapacityAnswer;
import dev.stampede.reports.result.comparison.ComparisonAnswer;
import dev.stampede.reports.result.sweep.SweepAnswer;
import dev.stampede.reports.result.tipping.TippingAnswer;
import dev.stampede.reports.result.uncertain.UncertainAnswer;
import dev.stampede.reports.result.year.YearAnswer;
import dev.stampede.reports.sweep.SweepAccount;
import dev.stampede.reports.sweep.SweepFiles;
import dev.stampede.reports.text.ConsoleSummary;
import dev.stampede.reports.tipping.TippingAccount;
import dev.stampede.reports.tipping.TippingFiles;
import dev.stampede.reports.uncertain.UncertainAccount;
import dev.stampede.reports.uncertain.UncertainFiles;
import dev.stampede.reports.year.YearAccount;
import dev.stampede.reports.year.YearFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** All forms in which answers are shown. Whoever adds a kind of answer adds its forms here. */
public final class ReportFormats {

  /** The file that a person opens first. */
  public static final String PAGE = "report.html";

  private static final String CHARTS = "charts/";

  private static final List<FileFormat<?>> FILES =
      List.of(
          new FileFormat<>(Experiment.class, false, DataFiles::of),
          new FileFormat<>(Experiment.class, false, DistributionFiles::of),
          new FileFormat<>(Experiment.class, false, ReportFormats::tests),
          new FileFormat<>(Experiment.class, true, ReportFormats::charts),
          new FileFormat<>(Experiment.class, true, ReportFormats::page),
          new FileFormat<>(ComparisonAnswer.class, false, ComparisonFiles::data),
          new FileFormat<>(
              ComparisonAnswer.class, true, answer -> drawn(ComparisonAccount.of(answer))),
          new FileFormat<>(SweepAnswer.class, false, SweepFiles::data),
          new FileFormat<>(SweepAnswer.class, true, answer -> drawn(SweepAccount.of(answer))),
          new FileFormat<>(UncertainAnswer.class, false, UncertainFiles::data),
          new FileFormat<>(
              UncertainAnswer.class, true, answer -> drawn(UncertainAccount.of(answer))),
          new FileFormat<>(CapacityAnswer.class, false, CapacityFiles::data),
          new FileFormat<>(CapacityAnswer.class, true, answer -> drawn(CapacityAccount.of(answer))),
          new FileFormat<>(TippingAnswer.class, false, TippingFiles::data),
          new FileFormat<>(TippingAnswer.class, true, answer -> drawn(TippingAccount.of(answer))),
          new FileFormat<>(YearAnswer.class, false, YearFiles::data),
          new FileFormat<>(YearAnswer.class, true, answer -> drawn(YearAccount.of(answer))),
          new FileFormat<>(RunsBeside.class, false, RunsFiles::data),
          new FileFormat<>(RunsBeside.class, true, answer -> drawn(RunsAccount.of(answer))));

  private static final List<TextFormat<?>> TEXTS =
      List.of(
          new TextFormat<>(
              Experiment.class,
              experiment -> SummaryJson.write(experiment.summary()),
              ReportFormats::console,
              (experiment, report) -> MarkdownSummary.of(experiment.summary(), report)),
          told(ComparisonAnswer.class, ComparisonAccount::of),
          told(SweepAnswer.class, SweepAccount::of),
          told(UncertainAnswer.class, UncertainAccount::of),
          told(CapacityAnswer.class, CapacityAccount::of),
          told(TippingAnswer.class, TippingAccount::of),
          told(YearAnswer.class, YearAccount::of),
          told(RunsBeside.class, RunsJson::of, RunsAccount::of));

  private ReportFormats() {}

  /** Returns all files of an answer, by name; each is made when it is written. */
  public static SortedMap<String, Artefact> files(Answer answer) {
    SortedMap<String, Artefact> files = data(answer);
    files.putAll(drawings(answer));
    return files;
  }

  /** Returns the files that are written as fast as they can be stored. */
  public static SortedMap<String, Artefact> data(Answer answer) {
    SortedMap<String, Artefact> files = files(answer, false);
    files.put(AnswerJson.NAME, out -> AnswerJson.write(answer, out));
    return files;
  }

  /** Returns the files that are drawn: it pays to draw several of them at once. */
  public static SortedMap<String, Artefact> drawings(Answer answer) {
    return files(answer, true);
  }

  /** Whether a file is drawn, by its name. */
  public static boolean isDrawn(String name) {
    return name.equals(PAGE) || name.startsWith(CHARTS);
  }

  private static SortedMap<String, Artefact> files(Answer answer, boolean drawn) {
    SortedMap<String, Artefact> files = new TreeMap<>();
    for (FileFormat<?> format : FILES) {
      if (format.drawn() == drawn) {
        files.putAll(format.of(answer));
      }
    }
    return files;
  }

  /** Returns the figures of an answer as JSON, with a line feed at its end. */
  public static String json(Answer answer) {
    return text(answer).json(answer);
  }

  /**
   * Returns what a terminal shows of an answer; every line ends with a line feed.
   *
   * @param coloured true to add ANSI colours
   * @param report the file that a person opens first; empty if none was written
   */
  public static String console(Answer answer, boolean coloured, String report) {
    return text(answer).console(answer, coloured, report);
  }

  /**
   * Returns what a page of a pipeline or a review shows of an answer, in GitHub Flavored Markdown.
   *
   * @param report the file that a person opens first; empty if none was written
   */
  public static String markdown(Answer answer, String report) {
    return text(answer).markdown(answer, report);
  }

  private static TextFormat<?> text(Answer answer) {
    return TEXTS.stream()
        .filter(format -> format.shows(answer))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing shows " + answer.getClass()));
  }

  /** Returns how an answer is printed that an account says all of. */
  private static <A extends Answer> TextFormat<A> told(
      Class<A> kind, Function<A, Account> account) {
    return told(kind, JsonText::of, account);
  }

  private static <A extends Answer> TextFormat<A> told(
      Class<A> kind, TextFormat.Json<A> json, Function<A, Account> account) {
    return new TextFormat<>(
        kind,
        json,
        (answer, coloured, report) ->
            new AccountText(account.apply(answer), coloured).render(report),
        (answer, report) -> MarkdownSummary.of(account.apply(answer), report));
  }

  /** Returns the page of an account, and its charts. */
  private static Map<String, Artefact> drawn(Account account) {
    Map<String, Artefact> files = charts(account.charts());
    files.put(PAGE, out -> out.write(utf8(AccountPage.of(account))));
    return files;
  }

  private static Map<String, Artefact> charts(Experiment experiment) {
    return charts(Charts.of(experiment));
  }

  private static Map<String, Artefact> charts(List<Chart> charts) {
    Map<String, Artefact> files = new TreeMap<>();
    for (Chart chart : charts) {
      files.put(CHARTS + chart.name() + ".svg", out -> out.write(utf8(chart.svg())));
      files.put(CHARTS + chart.name() + ".png", out -> out.write(chart.png()));
    }
    return files;
  }

  private static Map<String, Artefact> tests(Experiment experiment) {
    return Map.of("junit.xml", out -> out.write(utf8(JUnitXml.of(experiment.summary()))));
  }

  private static Map<String, Artefact> page(Experiment experiment) {
    return Map.of(PAGE, out -> out.write(utf8(ReportPage.of(experiment))));
  }

  private static String console(Experiment experiment, boolean coloured, String report) {
    ConsoleSummary summary = ConsoleSummary.of(experiment.summary()).writtenTo(report);
    return (coloured ? summary.coloured() : summary).render();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
