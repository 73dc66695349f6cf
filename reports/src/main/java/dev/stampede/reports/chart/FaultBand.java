package dev.stampede.reports.chart;

import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.result.FaultWindow;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.function.Function;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;

/**
 * The time of a fault behind a panel: an outage tinted, a brownout hatched, a slowdown tinted
 * lightly. The hatching is drawn line by line, since SVG drops patterns.
 */
@SuppressWarnings("serial") // never serialised
final class FaultBand extends AbstractXYAnnotation {
  private static final double HATCH = 7;

  private final transient Span span;
  private final boolean behind;

  private FaultBand(Span span, boolean behind) {
    this.span = span;
    this.behind = behind;
  }

  /** Puts a span behind the data of a panel. */
  static void behind(XYPlot plot, Span span) {
    plot.getRenderer().addAnnotation(new FaultBand(span, true), Layer.BACKGROUND);
  }

  /** Puts the ends of a span on top of a panel whose data leave nothing of what is behind it. */
  static void across(XYPlot plot, Span span) {
    plot.getRenderer().addAnnotation(new FaultBand(span, false), Layer.FOREGROUND);
  }

  /**
   * A stretch of time with a reason to be shown.
   *
   * @param label what stands in the lane above the panels
   * @param from seconds from the start
   */
  record Span(String label, Ink ink, double from, double to) {

    /** Returns the span of a fault, cut to the run. */
    static Span of(FaultWindow fault, double seconds) {
      Ink ink =
          switch (fault.kind()) {
            case "outage", "front_door", "stall", "ban" -> Ink.OUTAGE;
            case "brownout", "gray", "stream_cut" -> Ink.BROWNOUT;
            default -> Ink.SLOW;
          };
      String label =
          fault.provider()
              + " "
              + fault.kind().replace('_', ' ')
              + (fault.firstRunOnly() ? " (first run)" : "");
      return new Span(
          label,
          ink,
          Math.max(0, Math.min(seconds, fault.startSeconds())),
          Math.max(0, Math.min(seconds, fault.endSeconds())));
    }

    /** True if it is of the same kind as a later one, and still lasts when that begins. */
    boolean meets(Span later) {
      return ink == later.ink && later.from <= to;
    }

    /** Returns a span that lasts at least until then. */
    Span until(double end) {
      return new Span(label, ink, from, Math.max(to, end));
    }

    /** Fills a rectangle the way this kind of span looks. */
    void fill(Graphics2D g2, Rectangle2D box, double strength, Function<Color, Paint> paint) {
      double tint =
          switch (ink) {
            case OUTAGE -> 0.12;
            case BROWNOUT -> 0.05;
            case SLOW -> 0.07;
            default -> 0.10;
          };
      g2.setPaint(paint.apply(ink.color(Math.min(1, tint * strength))));
      g2.fill(box);
      if (ink == Ink.BROWNOUT) {
        g2.setPaint(paint.apply(ink.color(Math.min(1, 0.28 * strength))));
        g2.setStroke(ChartStyle.pen(1));
        g2.draw(hatching(box));
      }
    }
  }

  /** Returns rising diagonals that end at the sides of the box. */
  private static Path2D hatching(Rectangle2D box) {
    Path2D lines = new Path2D.Double();
    for (double d = HATCH; d < box.getWidth() + box.getHeight(); d += HATCH) {
      double fromX = Math.max(0, d - box.getHeight());
      double toX = Math.min(d, box.getWidth());
      lines.moveTo(box.getX() + fromX, box.getY() + (d - fromX));
      lines.lineTo(box.getX() + toX, box.getY() + (d - toX));
    }
    return lines;
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
    double from = domain.valueToJava2D(span.from(), area, RectangleEdge.BOTTOM);
    double to = domain.valueToJava2D(span.to(), area, RectangleEdge.BOTTOM);
    if (to <= from) {
      return;
    }
    if (behind) {
      span.fill(
          g2, new Rectangle2D.Double(from, area.getY(), to - from, area.getHeight()), 1, c -> c);
    } else {
      g2.setPaint(Ink.TEXT.color(0.7));
      g2.setStroke(ChartStyle.pen(1, 2, 2));
      g2.draw(new Line2D.Double(from, area.getMinY(), from, area.getMaxY()));
      g2.draw(new Line2D.Double(to, area.getMinY(), to, area.getMaxY()));
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
