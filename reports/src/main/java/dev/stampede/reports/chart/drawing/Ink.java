package dev.stampede.reports.chart.drawing;

import java.awt.Color;
import java.util.List;
import java.util.Locale;

/**
 * Every colour of a chart, for light and for dark surroundings.
 *
 * <p>A chart is drawn once, in the light colours. No two inks share a light colour, so the colour
 * found in a drawing tells which ink it is, and a page can put its CSS variable there instead. The
 * hues are near those of Okabe and Ito, which people with any kind of colour vision can tell apart;
 * all that shows data stands out from the ground by 3 to 1 or more.
 */
public enum Ink {
  /** Titles and names. */
  TEXT(0x1f2328, 0xe6edf3),
  /** Tick labels, units, remarks. */
  MUTED(0x59636e, 0x9aa4af),
  /** Grid lines. */
  GRID(0xe3e6ea, 0x2a313b),
  /** What a chart stands on. */
  SURFACE(0xffffff, 0x0d1117),
  /** The first architecture. */
  BLUE(0x0072b2, 0x56b4e9),
  /** The second architecture. */
  VERMILLION(0xd55e00, 0xff8f45),
  /** The third architecture. */
  GREEN(0x009e73, 0x2fc99b),
  /** The fourth architecture. */
  PURPLE(0xcc79a7, 0xe3a0c8),
  /** The fifth architecture. */
  GRAPHITE(0x3d4752, 0xc9d1d9),
  /** The sixth architecture. */
  OCHRE(0x8f6400, 0xe0b13c),
  /** Work offered. */
  DEMAND(0x7d8791, 0x8b949e),
  /** Answered in time by the first choice. */
  FULL(0x6590ba, 0x3a6f98),
  /** Answered in time with less quality. */
  DEGRADED(0x2a6fb0, 0x6cb6ea),
  /** Answered in time by a person. */
  HUMAN(0x00805e, 0x2fb58c),
  /** Answered too late. */
  LATE(0xa68300, 0xe5d94a),
  /** Not answered. */
  FAILED(0xd55e01, 0xe0691a),
  /** Given up by its owner. */
  ABANDONED(0xb04f8a, 0xd68bbd),
  /** Still under way at the end. */
  UNFINISHED(0x7b8590, 0x7d8691),
  /** An objective's limit, and the side of it where it is missed. */
  LIMIT(0xcf222e, 0xff7b72),
  /** A provider is down. */
  OUTAGE(0xb42318, 0xff6b5e),
  /** A provider refuses some of its calls. */
  BROWNOUT(0xb54708, 0xffb020),
  /** A provider is slower than usual. */
  SLOW(0x6941c6, 0xb69cff),
  /** The run has not settled yet. */
  WARMUP(0x848d97, 0x768390);

  /** The inks of lines that are told apart by colour, in the order they are used. */
  public static final List<Ink> LINES = List.of(BLUE, VERMILLION, GREEN, PURPLE, GRAPHITE, OCHRE);

  private final int light;
  private final int dark;

  Ink(int light, int dark) {
    this.light = light;
    this.dark = dark;
  }

  /** Returns the CSS variable that stands for this ink in an inline drawing, {@code --ink-text}. */
  public String variable() {
    return "--ink-" + name().toLowerCase(Locale.ROOT);
  }

  /** Returns the colour in light surroundings, as {@code #rrggbb}. */
  public String light() {
    return "#%06x".formatted(light);
  }

  /** Returns the colour in dark surroundings, as {@code #rrggbb}. */
  public String dark() {
    return "#%06x".formatted(dark);
  }

  /** Returns the colour that it is drawn in. */
  public Color color() {
    return new Color(light);
  }

  /** Returns the colour with an opacity in [0, 1]. */
  public Color color(double opacity) {
    return new Color(light >> 16 & 0xff, light >> 8 & 0xff, light & 0xff, (int) (opacity * 255));
  }
}
