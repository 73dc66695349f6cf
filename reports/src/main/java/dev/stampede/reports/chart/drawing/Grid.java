package dev.stampede.reports.chart.drawing;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;

/**
 * Drawings beside and below each other, under a head: the small multiples of a chart.
 *
 * @param head drawn above all, as wide as the grid
 * @param cells all of one size, row by row
 * @param columns cells in a row
 */
public record Grid(Drawable head, List<Drawable> cells, int columns) implements Drawable {

  /** Copies the cells. */
  public Grid {
    cells = List.copyOf(cells);
  }

  @Override
  public String title() {
    return head.title();
  }

  @Override
  public int width() {
    return head.width();
  }

  @Override
  public int height(boolean titled) {
    int rows = (cells.size() + columns - 1) / columns;
    return head.height(titled) + rows * cellHeight();
  }

  private int cellHeight() {
    return cells.stream().mapToInt(cell -> cell.height(false)).max().orElse(0);
  }

  @Override
  public void draw(Graphics2D g2, boolean titled) {
    head.draw(g2, titled);
    AffineTransform origin = g2.getTransform();
    for (int i = 0; i < cells.size(); i++) {
      int across = i % columns * (width() / columns);
      int down = head.height(titled) + i / columns * cellHeight();
      g2.translate(across, down);
      cells.get(i).draw(g2, false);
      g2.setTransform(origin);
    }
  }
}
