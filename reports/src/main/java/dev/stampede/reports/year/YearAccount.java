package dev.stampede.reports.year;

import dev.stampede.reports.block.Account;
import dev.stampede.reports.block.Account.Section;
import dev.stampede.reports.block.Block;
import dev.stampede.reports.result.year.YearAnswer;
import dev.stampede.reports.result.year.YearAnswer.Method;
import dev.stampede.reports.result.year.YearAnswer.OfArchitecture;
import dev.stampede.reports.result.year.YearAnswer.OfUseCase;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What years say. */
public final class YearAccount {

  private static final int LONGEST_NAME = 40;

  private static final String YEARS =
      "Half of all years are no worse than the median, and 19 of 20 no worse than the column beside"
          + " it. Intervals hold at 95 %, and have two parts: years were drawn, and what quiet time"
          + " comes to was measured in some stretches of it.";

  private static final String CAUSES =
      "What each adds to a mean year: what an episode has beyond as much quiet time, or, where"
          + " several things go wrong at once, beyond itself without each of them, on the same random"
          + " numbers. What only several do together is told apart.";

  private final YearAnswer answer;
  private final YearTables tables;

  private YearAccount(YearAnswer answer) {
    this.answer = answer;
    this.tables = new YearTables(answer);
  }

  /** Returns the account of an answer. */
  public static Account of(YearAnswer answer) {
    return new YearAccount(answer).account();
  }

  private Account account() {
    List<Block> years = new ArrayList<>(List.of(new Block.Grid(tables.years(), true)));
    YearChart.of(answer).stream().map(Block.Drawing::new).forEach(years::add);
    years.add(new Block.Sentences(List.of(YEARS)));
    return new Account(
        answer.name(),
        headline(),
        facts(),
        answer.partial() ? "It was interrupted: there are fewer years than were asked for." : "",
        List.of(
            new Section("years", "A year", years),
            new Section(
                "promises",
                "What can be promised",
                List.of(
                    new Block.Grid(tables.promises(), true),
                    new Block.Sentences(List.of(promised())))),
            new Section("levels", "Every level", List.of(new Block.Grid(tables.levels(), false))),
            new Section("objectives", "Objectives", objectives()),
            new Section(
                "causes",
                "Causes",
                List.of(
                    new Block.Grid(tables.causes(), true), new Block.Sentences(List.of(CAUSES)))),
            new Section("method", "How it was found", List.of(new Block.Sentences(method())))),
        answer.warnings());
  }

  private List<Block> objectives() {
    List<Block> blocks = new ArrayList<>(List.of(new Block.Grid(tables.objectives(), true)));
    if (!answer.notJudged().isEmpty()) {
      blocks.add(
          new Block.Sentences(
              List.of(
                  "Not judged, since it is said of a run and not of a year: %s."
                      .formatted(PlainText.of(String.join(", ", answer.notJudged()))))));
    }
    return blocks;
  }

  private List<String> facts() {
    Method method = answer.method();
    return List.of(
        Figures.counted(method.years(), "year"),
        "%s incidents in %s episodes"
            .formatted(Figures.count(method.incidents()), Figures.count(method.episodes())),
        "seed %d".formatted(answer.setup().seed()),
        "%s events in %s"
            .formatted(
                Figures.count(answer.setup().events()),
                Figures.seconds(answer.setup().wallSeconds())));
  }

  private String headline() {
    Optional<OfArchitecture> best = answer.best();
    if (best.isEmpty()) {
      return "There are bounds alone, and nothing that could be built.";
    }
    String name = PlainText.quoted(best.get().name(), LONGEST_NAME);
    String kept =
        "%s of the work is within its tolerance in a mean year, and %s in the worst of 20"
            .formatted(
                Figures.share(best.get().availability().mean().mean()),
                Figures.share(best.get().availability().bad().mean()));
    double level = best.get().level();
    return level == 0
        ? "Not even 90 %% can be promised: under %s %s.".formatted(name, kept)
        : "%s can be promised of a year under %s, where %s."
            .formatted(Figures.share(level), name, kept);
  }

  private String promised() {
    return "A level can be promised if at least %s of all years keep it, which is known with %s confidence: half of what may go wrong is for the share of the years (exact binomial), half for quiet time that may be worse than it was seen to be. %s"
        .formatted(
            Figures.share(answer.promised().share()),
            Figures.share(answer.promised().confidence()),
            useCases().noneMatch(useCase -> useCase.highest().isEmpty())
                ? "The budget is what may be lost of a year if work comes evenly."
                : "Where none can, more years (-n) or more quiet time (--quiet-stretches) may tell.");
  }

  private Stream<OfUseCase> useCases() {
    return answer.architectures().stream().flatMap(each -> each.useCases().stream());
  }

  private List<String> method() {
    Method method = answer.method();
    return List.of(
        "The incidents of %s years of 365 days were drawn from what the scenario says of them; %s of that time is within episodes around incidents, each simulated by itself on random numbers of its own after a start in which all is well. What is between them comes to what %s quiet stretches of %s each came to, with their chance. Nothing but incidents changes over the year."
            .formatted(
                Figures.count(method.years()),
                Figures.share(method.struckShare()),
                Figures.count(method.quietWindows()),
                Figures.seconds(method.quietSeconds())),
        "After an incident it was simulated until all was as in quiet time, for up to %s. Whole years would have been about %s events: %s times as many."
            .formatted(
                Figures.seconds(method.longestSeconds()),
                Figures.count(Math.round(method.wholeEvents())),
                Figures.number(method.wholeEvents() / Math.max(1, answer.setup().events()))));
  }
}
