package dev.stampede.reports.page;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.Outcome;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.page.Page.Bar;
import dev.stampede.reports.page.Page.Figure;
import dev.stampede.reports.page.Page.LadderFall;
import dev.stampede.reports.page.Page.Part;
import dev.stampede.reports.page.Page.Section;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A section for each use case: how its work ended, charts, architectures side by side; the work of
 * others comes last.
 */
final class UseCaseSections {
  private UseCaseSections() {}

  /** Returns the use cases that have sections, in their order. */
  static List<String> names(Summary summary) {
    Set<String> names = new LinkedHashSet<>();
    for (ArchitectureSummary architecture : summary.architectures()) {
      architecture.ours().forEach(useCase -> names.add(useCase.name()));
    }
    for (ArchitectureSummary architecture : summary.architectures()) {
      architecture.background().forEach(useCase -> names.add(useCase.name()));
    }
    return List.copyOf(names);
  }

  /** The id of a section, by its place. */
  static String id(int place) {
    return "use-case-" + (place + 1);
  }

  static List<Section> of(Summary summary, List<Chart> charts) {
    Set<String> names = new LinkedHashSet<>(names(summary));
    List<Chart> shown =
        charts.stream().filter(chart -> chart.topic().useCase().isPresent()).toList();
    shown.forEach(chart -> chart.topic().useCase().ifPresent(names::add));
    // Drawing is most of the work of a page, and charts share nothing.
    List<Figure> drawn = shown.parallelStream().map(Figure::of).toList();
    List<Section> sections = new ArrayList<>();
    for (String name : names) {
      List<Bar> bars = new ArrayList<>();
      for (ArchitectureSummary architecture : summary.architectures()) {
        architecture.useCases().stream()
            .filter(useCase -> useCase.name().equals(name))
            .findFirst()
            .ifPresent(useCase -> bars.add(bar(Bounds.marked(architecture), useCase)));
      }
      List<Figure> figures =
          IntStream.range(0, shown.size())
              .filter(i -> shown.get(i).topic().equals(Topic.ofWork(name)))
              .mapToObj(drawn::get)
              .toList();
      sections.add(
          new Section(
              id(sections.size()),
              PlainText.of(name),
              summary.isBackground(name),
              bars,
              ladders(summary, name),
              OriginsTable.of(summary, name),
              SideBySide.of(summary, name),
              RecoveryTable.of(summary, name),
              figures));
    }
    return sections;
  }

  private static List<LadderFall> ladders(Summary summary, String useCase) {
    return summary.architectures().stream()
        .map(
            architecture ->
                new LadderFall(
                    PlainText.of(Bounds.marked(architecture)),
                    Waterfall.of(architecture.attribution().origins(useCase))))
        .filter(ladder -> !ladder.falls().isEmpty())
        .toList();
  }

  private static Bar bar(String architecture, UseCaseSummary useCase) {
    OutcomeCounts counts = useCase.outcomes();
    List<Part> parts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = outcome.of(counts);
      if (count > 0) {
        double share = (double) count / counts.offered();
        parts.add(
            new Part(
                outcome.label() + " " + Figures.share(share),
                String.format(Locale.ROOT, "width:%.4f%%", 100 * share),
                "background:var(" + outcome.ink().variable() + ")"));
      }
    }
    return new Bar(PlainText.of(architecture), parts);
  }
}
