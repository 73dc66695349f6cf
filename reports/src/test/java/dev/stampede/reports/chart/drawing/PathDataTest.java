package dev.stampede.reports.chart.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class PathDataTest {
  private static final Pattern PART = Pattern.compile("([MlhvZ])([^MlhvZ]*)");

  @Test
  void steps_takeThePlaceOfPlaces() {
    assertThat(PathData.shorter("M72 10.5 L73 10.55 L74.25 9.55"))
        .isEqualTo("M72 10.5l1 .05l1.25-1");
  }

  @Test
  void stepsThatGoOn_areOne() {
    assertThat(PathData.shorter("M0 5 L1 5 L3 5 L3 9 L3 8 Z M1 1 L2 2"))
        .isEqualTo("M0 5h3v4v-1ZM1 1l1 1");
  }

  @Test
  void curvesAndNothing_areLeft() {
    assertThat(PathData.shorter("M0 0 C1 1 2 2 3 3")).isEqualTo("M0 0 C1 1 2 2 3 3");
    assertThat(PathData.shorter("")).isEmpty();
  }

  /** Walks a path, and returns where it turns or ends. */
  private static List<String> corners(String data) {
    List<String> places = new ArrayList<>();
    long x = 0;
    long y = 0;
    Matcher part = PART.matcher(data);
    while (part.find()) {
      String[] numbers = part.group(2).replace("-", " -").strip().split(" +", -1);
      long first = numbers[0].isEmpty() ? 0 : Math.round(100 * Double.parseDouble(numbers[0]));
      long second = numbers.length < 2 ? 0 : Math.round(100 * Double.parseDouble(numbers[1]));
      switch (part.group(1)) {
        case "M" -> {
          x = first;
          y = second;
        }
        case "l" -> {
          x += first;
          y += second;
        }
        case "h" -> x += first;
        case "v" -> y += first;
        default -> {}
      }
      places.add(x + " " + y);
    }
    return places;
  }

  @Test
  void rounding_doesNotAddUp() {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder data = new StringBuilder();
    long x = 0;
    long y = 0;
    for (int i = 0; i < 1_000; i++) {
      x = random.nextLong(100_000);
      y = random.nextLong(100_000);
      data.append(i == 0 ? "M" : " L").append(x / 100.0).append(' ').append(y / 100.0);
    }
    List<String> corners = corners(PathData.shorter(data.toString()));
    assertThat(corners).hasSizeGreaterThan(990);
    assertThat(corners.get(corners.size() - 1)).isEqualTo(x + " " + y);
  }
}
