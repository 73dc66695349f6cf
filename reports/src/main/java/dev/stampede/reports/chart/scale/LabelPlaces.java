package dev.stampede.reports.chart.scale;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Places for the names of points: near them, apart from one another and from all points, and off
 * lines where that is possible. Who comes first has the choice.
 */
public final class LabelPlaces {
  private static final double APART = 9;
  private static final double ROW = 8;

  /** What it costs to lie on a line, in pixels of distance. */
  private static final double ON_A_LINE = 40;

  private final Rectangle2D area;
  private final List<Line2D> lines;
  private final List<Rectangle2D> taken = new ArrayList<>();

  /**
   * Prepares them.
   *
   * @param area that no name leaves
   * @param points that no name lies on
   * @param lines that names had better not lie on
   */
  public LabelPlaces(Rectangle2D area, List<Rectangle2D> points, List<Line2D> lines) {
    this.area = area;
    this.lines = lines;
    taken.addAll(points);
  }

  /**
   * Takes the best place that is left for the name of a point; empty where there is none.
   *
   * @param width and {@code height} of the name in pixels
   */
  public Optional<Rectangle2D> take(Point2D point, double width, double height) {
    Rectangle2D best = null;
    double least = Double.POSITIVE_INFINITY;
    double reach = 2 * area.getHeight();
    for (double up = 0; up <= reach; up += ROW) {
      for (int side = -1; side <= 1; side += 2) {
        for (double across : new double[] {APART, -width - APART, -width / 2}) {
          double x = point.getX() + across;
          double y = point.getY() - height / 2 + side * up;
          Rectangle2D place = new Rectangle2D.Double(x, y, width, height);
          double price = up + (across == APART ? 0 : 3) + (side < 0 ? 0 : 1) + onLines(place);
          if (price < least && isFree(place)) {
            best = place;
            least = price;
          }
        }
      }
    }
    if (best != null) {
      taken.add(best);
    }
    return Optional.ofNullable(best);
  }

  private boolean isFree(Rectangle2D place) {
    return area.contains(place) && taken.stream().noneMatch(place::intersects);
  }

  private double onLines(Rectangle2D place) {
    return lines.stream().anyMatch(line -> line.intersects(place)) ? ON_A_LINE : 0;
  }
}
