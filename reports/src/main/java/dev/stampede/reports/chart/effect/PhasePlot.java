package dev.stampede.reports.chart.effect;

import dev.stampede.reports.chart.ChartStyle;
import dev.stampede.reports.chart.drawing.Drawable;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Label;
import dev.stampede.reports.chart.drawing.Typeface;
import dev.stampede.reports.result.tipping.TippingAnswer.State;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Squares in a plane, a panel for each architecture. Every square says by a letter what its colour
 * says.
 *
 * @param columns names of the squares of a row
 */
record PhasePlot(
    String title, String subtitle, String across, List<String> columns, List<Panel> panels)
    implements Drawable {

  private static final ChartStyle STYLE = ChartStyle.STANDARD;
  private static final int LEGEND = 30;
  private static final int HEADING = 28;
  private static final int ROW = 34;
  private static final int FOOT = 46;
  private static final double LEFT = 150;
  private static final double GAP = 1;

  /** An architecture. */
  record Panel(String name, List<Row> rows) {}

  /** A load, and what it is called. */
  record Row(String load, String kind, List<Square> squares) {}

  /**
   * A trigger at a load.
   *
   * @param share how many replications did not recover; empty where it was not run
   */
  record Square(State state, String share) {}

  /** How a state is shown: contrasts of letters and squares are above 3.8 in both surroundings. */
  private record Look(String letter, String words, Ink square, Ink letters) {

    static Look of(State state) {
      return switch (state) {
        case RECOVERS -> new Look("R", "recovers", Ink.FULL, Ink.TEXT);
        case METASTABLE -> new Look("M", "metastable: does not recover", Ink.FAILED, Ink.SURFACE);
        case OPEN -> new Look("?", "not known", Ink.GRID, Ink.TEXT);
        case OVERLOADED ->
            new Look("O", "overloaded, without any trigger", Ink.GRAPHITE, Ink.SURFACE);
      };
    }
  }

  @Override
  public int width() {
    return STYLE.width();
  }

  @Override
  public int height(boolean titled) {
    int rows = panels.stream().mapToInt(panel -> panel.rows().size()).sum();
    return STYLE.top(titled) + LEGEND + panels.size() * (HEADING + FOOT) + rows * ROW;
  }

  private double right() {
    return STYLE.width() - STYLE.edge();
  }

  private double column() {
    return (right() - LEFT) / columns.size();
  }

  @Override
  public void draw(Graphics2D g2, boolean titled) {
    double y = STYLE.top(titled);
    if (titled) {
      STYLE.drawTitle(g2, title, subtitle);
    }
    legend(g2, y + 6);
    y += LEGEND;
    for (Panel panel : panels) {
      g2.setPaint(Ink.TEXT.color());
      g2.setFont(STYLE.strong());
      g2.drawString(
          Label.fit(panel.name(), STYLE.strong(), right() - STYLE.edge()),
          STYLE.edge(),
          (float) y + 20);
      y += HEADING;
      for (Row row : panel.rows()) {
        row(g2, row, y);
        y += ROW;
      }
      foot(g2, y);
      y += FOOT;
    }
  }

  private void legend(Graphics2D g2, double y) {
    double x = STYLE.edge();
    for (State state : State.values()) {
      Look look = Look.of(state);
      square(g2, look, x, y, 18, 16);
      centred(g2, look.letter(), look.letters(), x + 9, y + 12);
      g2.setPaint(Ink.TEXT.color());
      g2.setFont(STYLE.small());
      g2.drawString(look.words(), (float) x + 24, (float) y + 12);
      x += 24 + Typeface.width(STYLE.small(), look.words()) + 22;
    }
  }

  private static void square(
      Graphics2D g2, Look look, double x, double y, double width, double height) {
    g2.setPaint(look.square().color());
    g2.fill(new Rectangle2D.Double(x, y, width, height));
  }

  private static void centred(Graphics2D g2, String text, Ink ink, double x, double y) {
    g2.setPaint(ink.color());
    g2.setFont(STYLE.small());
    g2.drawString(text, (float) (x - Typeface.width(STYLE.small(), text) / 2), (float) y);
  }

  private void row(Graphics2D g2, Row row, double y) {
    g2.setFont(STYLE.small());
    g2.setPaint(Ink.TEXT.color());
    double room = LEFT - STYLE.edge() - 8;
    g2.drawString(Label.fit(row.load(), STYLE.small(), room), STYLE.edge(), (float) y + 14);
    g2.setPaint(Ink.MUTED.color());
    g2.drawString(Label.fit(row.kind(), STYLE.small(), room), STYLE.edge(), (float) y + 28);
    for (int i = 0; i < row.squares().size(); i++) {
      Square each = row.squares().get(i);
      Look look = Look.of(each.state());
      double x = LEFT + i * column();
      square(g2, look, x + GAP, y + GAP, column() - 2 * GAP, ROW - 2 * GAP);
      double middle = x + column() / 2;
      boolean alone = each.share().isEmpty();
      centred(g2, look.letter(), look.letters(), middle, y + (alone ? 21 : 15));
      if (!alone) {
        centred(
            g2,
            Label.fit(each.share(), STYLE.small(), column() - 4),
            look.letters(),
            middle,
            y + 28);
      }
    }
  }

  private void foot(Graphics2D g2, double y) {
    double taken = 0;
    for (int i = 0; i < columns.size(); i++) {
      String label = Label.fit(columns.get(i), STYLE.small(), 90);
      double width = Typeface.width(STYLE.small(), label);
      double x = Math.min(LEFT + (i + 0.5) * column() - width / 2, right() - width);
      if (x >= taken) {
        g2.setPaint(Ink.MUTED.color());
        g2.setFont(STYLE.small());
        g2.drawString(label, (float) x, (float) y + 14);
        taken = x + width + 8;
      }
    }
    String name = Label.fit(across, STYLE.small(), right() - LEFT);
    centred(g2, name, Ink.MUTED, (LEFT + right()) / 2, y + 31);
  }
}
