package dev.stampede.reports.chart.drawing;

import java.awt.Graphics2D;

/** What can be drawn, once: drawing may change it. */
public interface Drawable {

  /** What is shown, and of what. */
  String title();

  /** Width in pixels. */
  int width();

  /**
   * Returns the height in pixels.
   *
   * @param titled whether the title is drawn, too, as where it stands alone
   */
  int height(boolean titled);

  /** Draws it with its upper left corner at the origin. */
  void draw(Graphics2D g2, boolean titled);
}
