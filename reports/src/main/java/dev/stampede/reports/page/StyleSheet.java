package dev.stampede.reports.page;

import dev.stampede.reports.chart.drawing.Ink;
import java.util.List;
import java.util.function.Function;

/** How pages look. */
public final class StyleSheet {

  private StyleSheet() {}

  /** Returns the rules, colours of the charts included, for light and dark surroundings. */
  public static String text() {
    return ":root{"
        + inks(Ink::light)
        + "}\n@media screen and (prefers-color-scheme:dark){:root{"
        + inks(Ink::dark)
        + "}}\n"
        + PageFile.text(StyleSheet.class, "report.css");
  }

  private static String inks(Function<Ink, String> color) {
    return String.join(
        "",
        List.of(Ink.values()).stream()
            .map(i -> i.variable() + ":" + color.apply(i) + ";")
            .toList());
  }
}
