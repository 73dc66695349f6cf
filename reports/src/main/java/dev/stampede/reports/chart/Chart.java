package dev.stampede.reports.chart;

import dev.stampede.reports.chart.drawing.Drawable;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.PngDrawing;
import dev.stampede.reports.chart.drawing.SvgDrawing;
import dev.stampede.reports.text.PlainText;
import java.util.function.Supplier;

/** A chart that can be drawn as often as needed, with the figures it is drawn from. */
public final class Chart {
  private final String name;
  private final Topic topic;
  private final Words words;
  private final DataTable table;
  private final Supplier<Drawable> picture;

  /**
   * Creates a chart.
   *
   * @param name that no other chart of the answer has, fit for a file and for an id
   * @param table the figures, thinned to what a person would read
   * @param picture makes a new one each time, as drawing may change it
   */
  public Chart(String name, Topic topic, Words words, DataTable table, Supplier<Drawable> picture) {
    this.name = name;
    this.topic = topic;
    this.words = words;
    this.table = table;
    this.picture = picture;
  }

  /**
   * What a chart says in words, whatever the names in it hold.
   *
   * @param title what is shown, and of what
   * @param subtitle how to read it
   * @param caption what to see in it
   */
  public record Words(String title, String subtitle, String caption) {
    /** Makes them safe to show. */
    public Words {
      title = PlainText.of(title);
      subtitle = PlainText.of(subtitle);
      caption = PlainText.of(caption);
    }
  }

  /** Returns the same as one of several runs, which are numbered from 1. */
  public Chart ofRun(int number, String label) {
    return new Chart(
        "%d-%s".formatted(number, name),
        topic,
        new Words("%s: %s".formatted(label, words.title()), words.subtitle(), words.caption()),
        table,
        picture);
  }

  /** Returns a name that no other chart of the experiment has, fit for a file and for an id. */
  public String name() {
    return name;
  }

  /** Returns what it is about. */
  public Topic topic() {
    return topic;
  }

  /** Returns what is shown, and of what. */
  public String title() {
    return words.title();
  }

  /** Returns how to read it. */
  public String subtitle() {
    return words.subtitle();
  }

  /** Returns what to see in it. */
  public String caption() {
    return words.caption();
  }

  /** Returns the figures, thinned to what a person would read. */
  public DataTable table() {
    return table;
  }

  /** Returns an SVG file in UTF-8, in light colours; the same chart gives the same text. */
  public String svg() {
    return SvgDrawing.file(picture.get(), name, words.caption());
  }

  /** Returns an SVG element for an HTML page that defines the variables of {@link Ink}. */
  public String inlineSvg() {
    return SvgDrawing.inline(picture.get(), name, words.caption());
  }

  /** Returns a PNG file, two pixels for each one of the SVG. */
  public byte[] png() {
    return PngDrawing.draw(picture.get());
  }
}
