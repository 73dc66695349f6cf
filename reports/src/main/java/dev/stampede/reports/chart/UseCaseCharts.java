package dev.stampede.reports.chart;

import dev.stampede.reports.file.FileNames;
import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.UseCaseCourse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Charts of each use case of an experiment.
 *
 * @param kinds what is drawn of each, in the order in which it is shown
 */
record UseCaseCharts(List<Function<Subject, Chart>> kinds) implements Charts.Provider {
  /** Copies the list. */
  UseCaseCharts {
    kinds = List.copyOf(kinds);
  }

  /**
   * What the charts of one use case are made from.
   *
   * @param id of the use case, fit for a file name
   * @param courses of the use case, one for each architecture in the scenario's order
   * @param objectives on the use case
   * @param replications that the counts are totals of; at least 1
   */
  record Subject(
      String id,
      String useCase,
      List<UseCaseCourse> courses,
      List<ObjectiveResult> objectives,
      Timeline timeline,
      int replications,
      ChartStyle style) {}

  @Override
  public List<Chart> of(Answer answer) {
    return answer instanceof Experiment experiment ? of(experiment) : List.of();
  }

  private List<Chart> of(Experiment experiment) {
    return subjects(experiment).stream()
        .flatMap(subject -> kinds.stream().map(kind -> kind.apply(subject)))
        .toList();
  }

  /** Returns the use cases of an experiment, in its order. */
  static List<Subject> subjects(Experiment experiment) {
    Map<String, List<UseCaseCourse>> byUseCase = new LinkedHashMap<>();
    for (UseCaseCourse course : experiment.useCases()) {
      byUseCase.computeIfAbsent(course.useCase(), name -> new ArrayList<>()).add(course);
    }
    Timeline timeline = Timeline.of(experiment);
    FileNames ids = new FileNames("use-case");
    List<Subject> subjects = new ArrayList<>();
    byUseCase.forEach(
        (useCase, courses) ->
            subjects.add(
                new Subject(
                    ids.next(useCase),
                    useCase,
                    List.copyOf(courses),
                    experiment.summary().objectives().stream()
                        .filter(objective -> objective.useCase().equals(useCase))
                        .toList(),
                    timeline,
                    Math.max(1, experiment.summary().scenario().replications()),
                    ChartStyle.STANDARD)));
    return subjects;
  }
}
