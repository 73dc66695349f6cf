package dev.stampede.reports.chart.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.page.StyleSheet;
import java.awt.Color;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class InkTest {
  private static final Pattern VARIABLE = Pattern.compile("--([a-z-]+):(#[0-9a-f]{3,8})[;}]?");

  @Test
  void inks_differInLightSoThatADrawingTellsThemApart() {
    assertThat(Arrays.stream(Ink.values()).map(Ink::light)).doesNotHaveDuplicates();
  }

  /** Grid lines only guide the eye, and a drawing stands on the surface. */
  private static List<Ink> shown() {
    return Arrays.stream(Ink.values())
        .filter(ink -> ink != Ink.GRID && ink != Ink.SURFACE)
        .toList();
  }

  @Test
  void inks_standOutFromWhatIsBehindThem() {
    for (Ink ink : shown()) {
      assertThat(contrast(ink.light(), Ink.SURFACE.light())).as("%s, light", ink).isGreaterThan(3);
      assertThat(contrast(ink.dark(), Ink.SURFACE.dark())).as("%s, dark", ink).isGreaterThan(3);
    }
  }

  @Test
  void wordsOfPages_areReadableOnTheirGrounds() {
    Map<String, String> light = new HashMap<>();
    Map<String, String> dark = new HashMap<>();
    for (String block : StyleSheet.text().split("}", -1)) {
      Map<String, String> into = block.contains("dark){:root") ? dark : light;
      Matcher color = VARIABLE.matcher(block.contains(":root{") ? block : "");
      while (color.find()) {
        into.put(
            color.group(1),
            color.group(2).length() == 4 ? doubled(color.group(2)) : color.group(2));
      }
    }
    assertThat(light).containsKeys("page", "raised", "good");
    for (Map<String, String> colors : List.of(light, dark)) {
      for (String words : List.of("good", "bad", "unsure", "link", "ink-text", "ink-muted")) {
        for (String ground : List.of("page", "raised")) {
          assertThat(contrast(get(colors, words), get(colors, ground)))
              .as("%s %s on %s %s", words, get(colors, words), ground, get(colors, ground))
              .isGreaterThan(4.5);
        }
      }
    }
  }

  private static String get(Map<String, String> colors, String name) {
    return Objects.requireNonNull(colors.get(name), name);
  }

  /** {@code #fff} in full. */
  private static String doubled(String color) {
    StringBuilder all = new StringBuilder("#");
    color.substring(1).chars().forEach(c -> all.append((char) c).append((char) c));
    return all.toString();
  }

  @Test
  void text_isReadable() {
    for (Ink ink : new Ink[] {Ink.TEXT, Ink.MUTED}) {
      assertThat(contrast(ink.light(), Ink.SURFACE.light())).isGreaterThan(4.5);
      assertThat(contrast(ink.dark(), Ink.SURFACE.dark())).isGreaterThan(4.5);
    }
  }

  /** The contrast ratio of WCAG 2. */
  private static double contrast(String a, String b) {
    double first = luminance(Color.decode(a));
    double second = luminance(Color.decode(b));
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
