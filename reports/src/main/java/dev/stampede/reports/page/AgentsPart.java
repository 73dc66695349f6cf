package dev.stampede.reports.page;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.page.Page.Agents;
import dev.stampede.reports.page.Page.Figure;
import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.AgentSummary;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import java.util.List;

/**
 * What became of agents under each architecture: turns, what was lost, and how soon it was back.
 */
final class AgentsPart {
  private static final List<String> HEADER =
      List.of(
          "Use case",
          "turns",
          "in time",
          "late",
          "failed",
          "p99 of turns",
          "losses",
          "answers lost",
          "of all",
          "tools again",
          "tokens lost",
          "work lost p50",
          "p99",
          "back p50",
          "p99",
          "never");

  private AgentsPart() {}

  static Agents of(Summary summary, List<Chart> charts) {
    return new Agents(
        charts.stream().filter(c -> c.topic().equals(Topic.AGENTS)).map(Figure::of).toList(),
        table(summary));
  }

  private static Table table(Summary summary) {
    return new Table(
        "Turns of agents in all replications, those in time as a share of those whose end is known;"
            + " losses of agents that got no answer, or whose process went, with the answers, tools"
            + " and tokens that have to be done again; the time of work that each loss cost, and the"
            + " time until the agent was back where it had been, of those that were",
        HEADER,
        summary.architectures().stream().map(AgentsPart::group).toList());
  }

  private static Group group(ArchitectureSummary architecture) {
    return new Group(
        Bounds.marked(architecture),
        architecture.useCases().stream()
            .flatMap(
                useCase -> useCase.agents().stream().map(agents -> row(useCase.name(), agents)))
            .toList());
  }

  private static Row row(String useCase, AgentSummary agents) {
    AgentSummary.Ended turns = agents.turns();
    AgentSummary.Lost lost = agents.lost();
    return new Row(
        useCase,
        List.of(
            count(turns.begun()),
            Cell.of(Figures.value(agents.turnsInTime(), "share")),
            bad(turns.late()),
            bad(turns.failed()),
            time(agents.untilFinished(), 99),
            count(lost.losses()),
            count(lost.steps()),
            Cell.of(Figures.value(agents.redone(), "share")),
            count(lost.tools()),
            count(lost.tokens()),
            time(agents.workLost(), 50),
            time(agents.workLost(), 99),
            time(agents.untilBack(), 50),
            time(agents.untilBack(), 99),
            bad(lost.neverBack())));
  }

  private static Cell time(LatencySummary times, int percent) {
    if (times.count() == 0) {
      return new Cell("", "-", "", Tone.MUTED);
    }
    return Cell.of(Figures.seconds(percent == 50 ? times.p50() : times.p99()));
  }

  private static Cell bad(long count) {
    return new Cell("", Figures.count(count), "", count == 0 ? Tone.MUTED : Tone.BAD);
  }

  private static Cell count(long count) {
    return new Cell("", Figures.count(count), "", count == 0 ? Tone.MUTED : Tone.PLAIN);
  }
}
