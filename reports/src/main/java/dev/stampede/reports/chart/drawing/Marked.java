package dev.stampede.reports.chart.drawing;

import java.awt.Color;
import java.awt.Paint;
import java.awt.PaintContext;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.ColorModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A colour that says what is drawn in it: a drawing for a page writes that beside each shape, where
 * a script finds it. Elsewhere it is the colour alone.
 *
 * @param attributes names and values, in their order; values are plain text
 */
public record Marked(Color color, Map<String, String> attributes) implements Paint {

  /** Keeps a copy in the same order. */
  public Marked {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** What is drawn belongs to an architecture, and shows nothing that has a value. */
  public static Marked of(Color color, String architecture) {
    return new Marked(color, Map.of("data-a", architecture));
  }

  /** What is drawn is a line, an area or a point with a name. */
  public static Marked series(Color color, String name, String architecture) {
    return new Marked(color, ordered("data-s", name, "data-a", architecture));
  }

  /** What is drawn is an area that stands on those before it. */
  public static Marked stacked(Color color, String name, String architecture) {
    return new Marked(color, ordered("data-s", name, "data-a", architecture, "data-k", "stack"));
  }

  /** What is drawn has its place in time: {@code grid}, {@code tick} or {@code lane}. */
  public static Marked inTime(Color color, String what) {
    return new Marked(color, Map.of("data-t", what));
  }

  /** What is drawn is the ground of a panel: nothing to see, but where its scales are. */
  public static Marked panel(Map<String, String> scales) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("class", "panel");
    attributes.putAll(scales);
    return new Marked(Ink.SURFACE.color(0), attributes);
  }

  /** Leaves out what is empty. */
  private static Map<String, String> ordered(String... pairs) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (!pairs[i + 1].isEmpty()) {
        all.put(pairs[i], pairs[i + 1]);
      }
    }
    return all;
  }

  @Override
  public PaintContext createContext(
      ColorModel model,
      Rectangle device,
      Rectangle2D user,
      AffineTransform transform,
      RenderingHints hints) {
    return color.createContext(model, device, user, transform, hints);
  }

  @Override
  public int getTransparency() {
    return color.getTransparency();
  }
}
