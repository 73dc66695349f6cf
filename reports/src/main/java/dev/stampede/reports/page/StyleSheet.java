package dev.stampede.reports.page;

import dev.stampede.reports.chart.drawing.Ink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** How pages look. */
public final class StyleSheet {

  private StyleSheet() {}

  /** Returns the rules, colours of the charts included, for light and dark surroundings. */
  public static String text() {
    String rules;
    try (InputStream in = StyleSheet.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IOException("missing resource report.css");
      }
      rules = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ":root{"
        + inks(Ink::light)
        + "}\n@media screen and (prefers-color-scheme:dark){:root{"
        + inks(Ink::dark)
        + "}}\n"
        + rules;
  }

  private static String inks(Function<Ink, String> color) {
    return String.join(
        "",
        List.of(Ink.values()).stream()
            .map(i -> i.variable() + ":" + color.apply(i) + ";")
            .toList());
  }
}
