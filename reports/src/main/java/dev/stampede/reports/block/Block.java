package dev.stampede.reports.block;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.page.Table;
import java.util.List;

/** A part of what an answer says. */
public sealed interface Block {

  /** Sentences, each a paragraph of its own; whatever names are in them is safe to show already. */
  record Sentences(List<String> texts) implements Block {

    /** Copies the list. */
    public Sentences {
      texts = List.copyOf(texts);
    }
  }

  /**
   * A table.
   *
   * @param everywhere whether a terminal shows it, too, and not the page alone
   */
  record Grid(Table table, boolean everywhere) implements Block {}

  /** A chart, which no terminal shows. */
  record Drawing(Chart chart) implements Block {}
}
