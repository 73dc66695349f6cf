package dev.stampede.reports.block;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.text.PlainText;
import java.util.List;

/**
 * All that an answer says.
 *
 * @param name what was asked, as its author named it
 * @param headline the answer in a sentence
 * @param facts about how it was found, in a few words each
 * @param partial what an interrupted answer lacks; empty where it is whole
 * @param warnings what a reader should know before trusting the figures
 */
public record Account(
    String name,
    String headline,
    List<String> facts,
    String partial,
    List<Section> sections,
    List<String> warnings) {

  /** Copies the lists; sections without anything in them are left out. */
  public Account {
    name = PlainText.of(name);
    facts = List.copyOf(facts);
    sections = sections.stream().filter(section -> !section.isEmpty()).toList();
    warnings = warnings.stream().map(PlainText::of).toList();
  }

  /**
   * A part of it.
   *
   * @param id fit for a link, and unique in the account
   */
  public record Section(String id, String title, List<Block> blocks) {

    /** Copies the list; tables without a row are left out. */
    public Section {
      blocks =
          blocks.stream()
              .filter(block -> !(block instanceof Block.Grid grid) || !grid.table().isEmpty())
              .toList();
    }

    boolean isEmpty() {
      return blocks.isEmpty();
    }
  }

  /** The charts in it. */
  public List<Chart> charts() {
    return sections.stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Block.Drawing.class::isInstance)
        .map(block -> ((Block.Drawing) block).chart())
        .toList();
  }
}
