package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Summary;

/** How tables tell bounds from the architectures that could be built. */
public final class Bounds {

  private static final String MARK = " (bound)";

  private Bounds() {}

  /** Returns the name of an architecture, with a mark if it is a bound: {@code oracle (bound)}. */
  public static String marked(ArchitectureSummary architecture) {
    return marked(architecture.name(), architecture.bound());
  }

  /** As {@link #marked(ArchitectureSummary)}, of an architecture known by its name. */
  public static String marked(Summary summary, String architecture) {
    return marked(architecture, summary.isBound(architecture));
  }

  private static String marked(String name, boolean bound) {
    return bound ? name + MARK : name;
  }

  /**
   * Returns the name made plain, cut to a width in characters, mark included.
   *
   * @param width more than the mark takes, which is never cut
   */
  static String marked(Summary summary, String architecture, int width) {
    boolean bound = summary.isBound(architecture);
    int room = bound ? width - MARK.length() : width;
    return marked(PlainText.of(architecture, room), bound);
  }
}
