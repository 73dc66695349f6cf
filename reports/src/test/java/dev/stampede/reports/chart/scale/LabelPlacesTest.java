package dev.stampede.reports.chart.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LabelPlacesTest {
  private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 400, 200);
  private static final Point2D MIDDLE = new Point2D.Double(200, 100);

  @Test
  void alone_aNameStandsToTheRight() {
    assertThat(new LabelPlaces(AREA, List.of(), List.of()).take(MIDDLE, 50, 14))
        .contains(new Rectangle2D.Double(209, 93, 50, 14));
  }

  @Test
  void atTheRightEdge_itStandsToTheLeft() {
    assertThat(
            new LabelPlaces(AREA, List.of(), List.of()).take(new Point2D.Double(390, 100), 50, 14))
        .contains(new Rectangle2D.Double(331, 93, 50, 14));
  }

  @Test
  void aLine_isAvoidedWhereThereIsRoom() {
    Line2D line = new Line2D.Double(200, 100, 400, 100);
    Rectangle2D place =
        new LabelPlaces(AREA, List.of(), List.of(line)).take(MIDDLE, 50, 14).orElseThrow();
    assertThat(line.intersects(place)).isFalse();
  }

  @Test
  void withoutRoom_thereIsNoPlace() {
    LabelPlaces places = new LabelPlaces(AREA, List.of(), List.of());
    assertThat(places.take(MIDDLE, 401, 14)).isEmpty();
    assertThat(new LabelPlaces(AREA, List.of(AREA), List.of()).take(MIDDLE, 50, 14)).isEmpty();
  }

  @Test
  void places_neverOverlapAndStayInside() {
    Random random = new Random(3);
    for (int round = 0; round < 50; round++) {
      Rectangle2D dot = new Rectangle2D.Double(195, 95, 10, 10);
      LabelPlaces places = new LabelPlaces(AREA, List.of(dot), List.of());
      List<Rectangle2D> taken = new ArrayList<>(List.of(dot));
      for (int i = 0; i < 30; i++) {
        Point2D point = new Point2D.Double(random.nextInt(400), random.nextInt(200));
        places
            .take(point, 10 + random.nextInt(90), 14)
            .ifPresent(
                place -> {
                  assertThat(AREA.contains(place)).isTrue();
                  assertThat(taken).noneMatch(place::intersects);
                  taken.add(place);
                });
      }
      assertThat(taken).hasSizeGreaterThan(10);
    }
  }
}
