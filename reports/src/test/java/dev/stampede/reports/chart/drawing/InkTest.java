package dev.stampede.reports.chart.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class InkTest {

  @Test
  void inks_differInLightSoThatADrawingTellsThemApart() {
    assertThat(Arrays.stream(Ink.values()).map(Ink::light)).doesNotHaveDuplicates();
  }

  @Test
  void lines_standOutFromWhatIsBehindThem() {
    for (Ink ink : Ink.LINES) {
      assertThat(contrast(ink.light(), Ink.SURFACE.light())).as("%s, light", ink).isGreaterThan(3);
      assertThat(contrast(ink.dark(), Ink.SURFACE.dark())).as("%s, dark", ink).isGreaterThan(3);
    }
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
