package dev.stampede.reports.chart;

import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Label;
import dev.stampede.reports.chart.drawing.Marked;
import dev.stampede.reports.chart.drawing.Typeface;
import dev.stampede.reports.chart.scale.LabelPlaces;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Architectures as points with intervals and names, and the steps of the efficient frontier. */
@SuppressWarnings("serial") // never serialised
final class CostPoints extends AbstractXYAnnotation {
  private static final double LONGEST_NAME = 200;
  private static final double NAME_HEIGHT = 14;
  private static final double LEADER = 14;
  private static final double GAP = 2;

  private final transient ChartStyle style;
  private final transient List<Mark> marks;

  /** What an architecture is among the others. */
  enum Standing {
    /** None that could be built is at least as available for at most as much. */
    EFFICIENT("efficient: none is as available for less", 9),
    /** Another one is at least as available for at most as much. */
    DOMINATED("dominated: another is no worse in both", 7),
    /** Not to be built. */
    BOUND("bound, not to be built", 10);

    private final String words;
    private final double size;

    Standing(String words, double size) {
      this.words = words;
      this.size = size;
    }

    /** Returns what it means, in a legend. */
    String words() {
      return words;
    }

    private Shape shape(double x, double y) {
      double half = size / 2;
      if (this != BOUND) {
        return new Ellipse2D.Double(x - half, y - half, size, size);
      }
      Path2D diamond = new Path2D.Double();
      diamond.moveTo(x, y - half);
      diamond.lineTo(x + half, y);
      diamond.lineTo(x, y + half);
      diamond.lineTo(x - half, y);
      diamond.closePath();
      return diamond;
    }

    /** Draws its marker: filled, and hollow for a bound. */
    void draw(Graphics2D g2, double x, double y, Ink ink) {
      draw(g2, x, y, ink, Map.of());
    }

    private void draw(Graphics2D g2, double x, double y, Ink ink, Map<String, String> mark) {
      Shape shape = shape(x, y);
      g2.setPaint(new Marked((this == BOUND ? Ink.SURFACE : ink).color(), mark));
      g2.fill(shape);
      g2.setStroke(ChartStyle.pen(1.6f));
      g2.setPaint(new Marked(ink.color(), mark));
      g2.draw(shape);
    }
  }

  /** A value and the ends of its interval, as places on an axis; all the same where it has none. */
  record Extent(double at, double low, double high) {}

  /**
   * An architecture.
   *
   * @param words its figures
   */
  record Mark(String name, String words, Standing standing, Ink ink, Extent across, Extent up) {}

  private record Placed(Mark mark, Point2D point, List<Line2D> bars) {}

  /** Creates them; the efficient ones have to come in the order of their cost. */
  CostPoints(ChartStyle style, List<Mark> marks) {
    this.style = style;
    this.marks = List.copyOf(marks);
  }

  /** The line of the frontier. */
  static BasicStroke frontier() {
    return ChartStyle.pen(1.6f, 6, 3);
  }

  @Override
  public void draw(
      Graphics2D g2,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis domain,
      ValueAxis range,
      int index,
      PlotRenderingInfo info) {
    List<Placed> all = marks.stream().map(mark -> place(mark, area, domain, range)).toList();
    List<Line2D> lines = new ArrayList<>(frontier(all, area));
    g2.setStroke(frontier());
    g2.setPaint(Ink.MUTED.color());
    lines.forEach(g2::draw);
    g2.setStroke(ChartStyle.pen(1.2f));
    for (Placed placed : all) {
      g2.setPaint(placed.mark().ink().color());
      placed.bars().forEach(g2::draw);
      lines.addAll(placed.bars());
    }
    for (int i = all.size() - 1; i >= 0; i--) { // the first ones on top
      Placed placed = all.get(i);
      Point2D at = placed.point();
      Mark mark = placed.mark();
      mark.standing()
          .draw(
              g2,
              at.getX(),
              at.getY(),
              mark.ink(),
              Map.of("data-s", mark.name() + ": " + mark.words()));
    }
    names(g2, all, new LabelPlaces(area, all.stream().map(CostPoints::room).toList(), lines));
  }

  private static Placed place(Mark mark, Rectangle2D area, ValueAxis domain, ValueAxis range) {
    double x = domain.valueToJava2D(mark.across().at(), area, RectangleEdge.BOTTOM);
    double y = range.valueToJava2D(mark.up().at(), area, RectangleEdge.LEFT);
    List<Line2D> bars = new ArrayList<>();
    if (mark.across().low() < mark.across().high()) {
      bars.add(
          new Line2D.Double(
              domain.valueToJava2D(mark.across().low(), area, RectangleEdge.BOTTOM),
              y,
              domain.valueToJava2D(mark.across().high(), area, RectangleEdge.BOTTOM),
              y));
    }
    if (mark.up().low() < mark.up().high()) {
      bars.add(
          new Line2D.Double(
              x,
              range.valueToJava2D(mark.up().low(), area, RectangleEdge.LEFT),
              x,
              range.valueToJava2D(mark.up().high(), area, RectangleEdge.LEFT)));
    }
    return new Placed(mark, new Point2D.Double(x, y), bars);
  }

  /** To be a little more available than an architecture one pays for the next: a step. */
  private static List<Line2D> frontier(List<Placed> all, Rectangle2D area) {
    List<Line2D> steps = new ArrayList<>();
    Point2D last = null;
    for (Placed placed : all) {
      if (placed.mark().standing() == Standing.EFFICIENT) {
        Point2D next = placed.point();
        double from = last == null ? area.getMinX() : last.getX();
        if (last != null) {
          steps.add(new Line2D.Double(last, new Point2D.Double(from, next.getY())));
        }
        steps.add(new Line2D.Double(from, next.getY(), next.getX(), next.getY()));
        last = next;
      }
    }
    return steps;
  }

  private static Rectangle2D room(Placed placed) {
    double half = placed.mark().standing().size / 2 + 2;
    Point2D at = placed.point();
    return new Rectangle2D.Double(at.getX() - half, at.getY() - half, 2 * half, 2 * half);
  }

  private void names(Graphics2D g2, List<Placed> all, LabelPlaces places) {
    for (Placed placed : all) {
      Mark mark = placed.mark();
      boolean efficient = mark.standing() == Standing.EFFICIENT;
      Font font = efficient ? style.strong() : style.small();
      String name = Label.fit(mark.name(), font, LONGEST_NAME);
      places
          .take(placed.point(), Typeface.width(font, name), NAME_HEIGHT)
          .ifPresent(
              place -> {
                leader(g2, placed.point(), place);
                g2.setFont(font);
                g2.setPaint((efficient ? Ink.TEXT : Ink.MUTED).color());
                g2.drawString(name, (float) place.getX(), (float) place.getMaxY() - 3.5f);
              });
    }
  }

  /** Joins a name to its point where it is not beside it. */
  private static void leader(Graphics2D g2, Point2D point, Rectangle2D place) {
    double x = Math.max(place.getMinX() - GAP, Math.min(point.getX(), place.getMaxX() + GAP));
    double y = Math.max(place.getMinY(), Math.min(point.getY(), place.getMaxY()));
    if (point.distance(x, y) > LEADER) {
      g2.setStroke(ChartStyle.pen(0.8f));
      g2.setPaint(Ink.MUTED.color());
      g2.draw(new Line2D.Double(point, new Point2D.Double(x, place.getCenterY())));
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
