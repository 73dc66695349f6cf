package dev.stampede.reports.chart.drawing;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bundled typeface, DejaVu Sans. With it, text measures the same on every machine, and charts
 * can be drawn on machines that have no fonts at all.
 *
 * <p>A Java runtime that finds no font configuration refuses even fonts it is handed, so an empty
 * configuration is named before the first font is made.
 */
public final class Typeface {
  /** Fractional metrics and smooth outlines: what both SVG and PNG are drawn with. */
  public static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

  private static final String CONFIGURATION = "sun.awt.fontconfig";
  private static final Font REGULAR;
  private static final Font BOLD;

  static {
    System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));
    try {
      if (System.getProperty(CONFIGURATION) == null) {
        Path empty = Files.createTempFile("stampede-fontconfig", ".properties");
        Files.writeString(empty, "version=1\nsequence.allfonts=default\n");
        System.setProperty(CONFIGURATION, empty.toString());
        REGULAR = load("DejaVuSans.ttf");
        BOLD = load("DejaVuSans-Bold.ttf");
        System.clearProperty(CONFIGURATION);
        Files.delete(empty);
      } else {
        REGULAR = load("DejaVuSans.ttf");
        BOLD = load("DejaVuSans-Bold.ttf");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the bundled typeface", e);
    }
  }

  private Typeface() {}

  /** Returns the regular weight in a size in pixels. */
  public static Font regular(float size) {
    return REGULAR.deriveFont(size);
  }

  /**
   * Returns the bold weight in a size in pixels; it says that it is bold, for SVG to say so too.
   */
  public static Font bold(float size) {
    return BOLD.deriveFont(Font.BOLD, size);
  }

  /** Returns the width of a text in pixels. */
  public static double width(Font font, String text) {
    return font.getStringBounds(text, METRICS).getWidth();
  }

  private static Font load(String file) throws IOException {
    try (InputStream in = Typeface.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("missing resource " + file);
      }
      Font font = Font.createFont(Font.TRUETYPE_FONT, in);
      width(font, "measured, so that the configuration is read now");
      return font;
    } catch (FontFormatException e) {
      throw new IOException("not a typeface: " + file, e);
    }
  }
}
