package dev.stampede.reports.chart;

import dev.stampede.reports.chart.FaultBand.Span;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Label;
import dev.stampede.reports.chart.drawing.Marked;
import dev.stampede.reports.chart.drawing.Typeface;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The lane above the panels that says what happened when. A label stands in its bar, or beside it
 * where the bar is too short; bars whose labels would meet go to different rows. Where the rows do
 * not suffice, the lane says how many are left out; their bands are behind the panels all the same.
 */
final class FaultLane {
  private static final int ROW = 20;
  private static final int BAR = 16;
  private static final int PADDING = 6;
  private static final int MOST_ROWS = 6;

  private final ChartStyle style;
  private final List<Placed> placed = new ArrayList<>();
  private int rows;
  private int hidden;

  /** A span, the pixels of its bar, and where its label begins. */
  private record Placed(
      Span span, int row, double from, double to, String label, double labelAt, double end) {

    boolean meets(Placed other) {
      return Math.min(from, labelAt) < Math.max(other.to, other.end) + PADDING
          && Math.min(other.from, other.labelAt) < Math.max(to, end) + PADDING;
    }
  }

  FaultLane(ChartStyle style, List<Span> spans, double seconds) {
    this.style = style;
    spans.stream()
        .filter(span -> span.to() > span.from())
        .sorted(Comparator.comparingDouble(Span::from))
        .forEach(span -> place(span, seconds));
  }

  private void place(Span span, double seconds) {
    for (int row = 0; row < MOST_ROWS; row++) {
      Placed candidate = placed(span, row, seconds);
      if (placed.stream().noneMatch(p -> p.row() == candidate.row() && p.meets(candidate))) {
        placed.add(candidate);
        rows = Math.max(rows, row + 1);
        return;
      }
    }
    hidden++;
  }

  private Placed placed(Span span, int row, double seconds) {
    Font font = style.small();
    double from = x(span.from(), seconds);
    double to = x(span.to(), seconds);
    String label = Label.fit(span.label(), font, style.plotWidth() / 3.0);
    double width = Typeface.width(font, label);
    double at;
    if (width + 2 * PADDING <= to - from) {
      at = from + PADDING;
    } else if (to + PADDING + width <= style.left() + style.plotWidth()) {
      at = to + PADDING;
    } else {
      at = from - PADDING - width;
    }
    return new Placed(span, row, from, to, label, at, at + width);
  }

  private double x(double at, double seconds) {
    return style.left() + at / seconds * style.plotWidth();
  }

  /** Height in pixels; 0 where nothing happened. */
  int height() {
    return rows == 0 ? 0 : (rows + (hidden > 0 ? 1 : 0)) * ROW + 4;
  }

  void draw(Graphics2D g2, double top) {
    for (Placed bar : placed) {
      double y = top + bar.row() * ROW;
      Rectangle2D box = new Rectangle2D.Double(bar.from(), y, bar.to() - bar.from(), BAR);
      bar.span().fill(g2, box, 2, color -> Marked.inTime(color, "lane"));
      g2.setPaint(Marked.inTime(bar.span().ink().color(), "lane"));
      g2.setStroke(ChartStyle.pen(1));
      g2.draw(box);
      write(g2, bar.label(), bar.labelAt(), y);
    }
    if (hidden > 0) {
      write(g2, "and " + hidden + " more", style.left(), top + rows * ROW);
    }
  }

  private void write(Graphics2D g2, String text, double x, double y) {
    g2.setFont(style.small());
    g2.setPaint(Marked.inTime(Ink.TEXT.color(), "lane"));
    g2.drawString(text, (float) x, (float) (y + 12));
  }
}
