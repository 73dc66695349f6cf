package dev.stampede.reports.page;

import dev.stampede.reports.chart.Chart;
import java.util.List;

/**
 * Everything a report says, as text that is not escaped yet.
 *
 * @param css style sheet, colours of the charts included
 * @param title for the browser's tab
 * @param headline the verdict in a sentence
 * @param lead the scenario's name and what it is about
 * @param partial what an interrupted run lacks; empty where it is whole
 * @param scope whom the verdict is about, where that is not every architecture
 * @param overview how all work ended over time, at a glance
 * @param costs what architectures cost; empty where nothing has a price
 * @param users who used which platform; empty where there are no platforms
 * @param people what those in a closed loop did; empty where there are none
 * @param agents what those did; empty where there are none
 * @param breaks what broke first, and what came of it; empty where nothing struck
 * @param layers what each layer of each chain did
 * @param guards how soon breakers and the like opened
 * @param faultLoads what was sent to providers while faults struck them
 * @param calls what providers were asked over time, and what was inside them
 * @param providers what the providers saw
 * @param tiers what happened in the tiers before them
 * @param cells what happened in the cells of providers
 * @param counterfactual what each fault cost
 * @param singleStep which single step ends it soonest
 * @param facts about the run
 * @param source lines of the scenario file
 */
public record Page(
    String css,
    String title,
    String headline,
    String lead,
    String partial,
    List<String> scope,
    List<Card> cards,
    Table objectives,
    List<Figure> overview,
    Costs costs,
    Users users,
    People people,
    Agents agents,
    Breaks breaks,
    List<Section> sections,
    Table layers,
    Table guards,
    Table faultLoads,
    List<Figure> calls,
    Table providers,
    Table tiers,
    Table cells,
    Table differences,
    Table counterfactual,
    Table singleStep,
    List<Term> facts,
    List<String> warnings,
    List<Term> outcomes,
    List<Term> metrics,
    List<String> source) {

  /** Copies the lists, so that the page cannot change afterwards. */
  public Page {
    scope = List.copyOf(scope);
    cards = List.copyOf(cards);
    overview = List.copyOf(overview);
    calls = List.copyOf(calls);
    sections = List.copyOf(sections);
    facts = List.copyOf(facts);
    warnings = List.copyOf(warnings);
    outcomes = List.copyOf(outcomes);
    metrics = List.copyOf(metrics);
    source = List.copyOf(source);
  }

  /** A figure that a reader should see first. */
  public record Card(String label, String value, String note, Tone tone) {}

  /** A word and what it means, or a fact and its value. */
  public record Term(String name, String text) {}

  /**
   * What architectures cost.
   *
   * @param reading the answer in sentences
   * @param table what a run of each costs, and for what
   * @param steps what more availability costs
   */
  public record Costs(List<String> reading, List<Figure> figures, Table table, Table steps) {

    /** Copies the lists, so that the section cannot change afterwards. */
    public Costs {
      reading = List.copyOf(reading);
      figures = List.copyOf(figures);
    }

    /** True if nothing has a price. */
    public boolean isEmpty() {
      return table.isEmpty();
    }
  }

  /**
   * What broke first.
   *
   * @param sentences one for each architecture
   */
  public record Breaks(List<String> sentences, List<Figure> figures, Table table) {

    /** Copies the lists. */
    public Breaks {
      sentences = List.copyOf(sentences);
      figures = List.copyOf(figures);
    }

    /** True if there was neither a fault nor a surge, and no call was lost. */
    public boolean isEmpty() {
      return table.isEmpty() && figures.isEmpty();
    }
  }

  /**
   * What people in a closed loop did with their time.
   *
   * @param table by use case
   * @param roles by what they are; empty where that is not said
   */
  public record People(List<Figure> figures, Table table, Table roles) {

    /** Copies the list, so that the section cannot change afterwards. */
    public People {
      figures = List.copyOf(figures);
    }

    /** True if nobody is in a closed loop. */
    public boolean isEmpty() {
      return table.isEmpty();
    }
  }

  /** What agents finished and lost. */
  public record Agents(List<Figure> figures, Table table) {

    /** Copies the list, so that the section cannot change afterwards. */
    public Agents {
      figures = List.copyOf(figures);
    }

    /** True if nobody's work is agents' steps. */
    public boolean isEmpty() {
      return table.isEmpty();
    }
  }

  /** Who used which platform. */
  public record Users(List<Figure> figures, Table table) {

    /** Copies the list, so that the section cannot change afterwards. */
    public Users {
      figures = List.copyOf(figures);
    }

    /** True if there are no platforms. */
    public boolean isEmpty() {
      return table.isEmpty();
    }
  }

  /**
   * One use case.
   *
   * @param id fit for a link
   * @param background true for the work of others, which only those who want to need to see
   * @param bars how all of its work ended, a bar for each architecture
   * @param ladders the way of all work down the ladder, one for each architecture
   * @param origins every way and its outcomes
   * @param table architectures side by side
   * @param recovery how it kept its promises over time
   */
  public record Section(
      String id,
      String name,
      boolean background,
      List<Bar> bars,
      List<LadderFall> ladders,
      Table origins,
      Table table,
      Table recovery,
      List<Figure> figures) {

    /** Copies the lists, so that the section cannot change afterwards. */
    public Section {
      bars = List.copyOf(bars);
      ladders = List.copyOf(ladders);
      figures = List.copyOf(figures);
    }
  }

  /** The rungs of an architecture's ladder, from the first one on. */
  public record LadderFall(String architecture, List<Fall> falls) {

    /** Copies the list, so that the ladder cannot change afterwards. */
    public LadderFall {
      falls = List.copyOf(falls);
    }
  }

  /**
   * What happened to the work on one rung.
   *
   * @param note how much of all work came there
   * @param before CSS width of what had ended before
   */
  public record Fall(String name, String note, String before, List<Part> parts) {

    /** Copies the parts, so that the rung cannot change afterwards. */
    public Fall {
      parts = List.copyOf(parts);
    }
  }

  /** All work of an architecture, in parts; none where nothing was offered. */
  public record Bar(String name, List<Part> parts) {

    /** Copies the parts, so that the bar cannot change afterwards. */
    public Bar {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A part of a bar.
   *
   * @param text its name and its share
   * @param width CSS width
   * @param background CSS colour
   */
  public record Part(String text, String width, String background) {}

  /**
   * A chart with its words and its figures.
   *
   * @param svg markup, escaped already
   */
  public record Figure(String title, String subtitle, String caption, String svg, Table data) {

    /** Returns a chart as a page shows it. */
    public static Figure of(Chart chart) {
      return new Figure(
          chart.title(),
          chart.subtitle(),
          chart.caption(),
          chart.inlineSvg(),
          Table.of("Figures of: " + chart.title(), chart.table()));
    }
  }
}
