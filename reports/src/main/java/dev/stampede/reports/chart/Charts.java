package dev.stampede.reports.chart;

import dev.stampede.reports.result.Answer;
import java.util.List;

/** All charts of answers. Whoever adds a chart adds who makes it here. */
public final class Charts {

  private static final List<Provider> PROVIDERS =
      List.of(
          new UseCaseCharts(
              List.of(LatencyChart::of, AvailabilityChart::of, LoadChart::of, OutcomesChart::of)),
          CostChart::of,
          OutcomesChart::overview,
          UsersChart::of,
          PeopleChart::of,
          AgentsChart::of,
          SessionsChart::of,
          PlacesChart::of,
          ProvidersChart::of);

  private Charts() {}

  /** Makes charts of the answers that it knows. */
  @FunctionalInterface
  interface Provider {

    /** Returns the charts of an answer; none of one that it does not know. */
    List<Chart> of(Answer answer);
  }

  /** Returns the charts of an answer, whose names all differ; none is drawn yet. */
  public static List<Chart> of(Answer answer) {
    return PROVIDERS.stream().flatMap(provider -> provider.of(answer).stream()).toList();
  }
}
