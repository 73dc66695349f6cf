package dev.stampede.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.OutcomeCounts;
import org.junit.jupiter.api.Test;

final class CoursesTest {

  /** 6 of the 8 whose end is known: a chart does not dip where work is under way. */
  @Test
  void availability_leavesOutWhatIsUnfinished() {
    assertThat(Courses.availability(new OutcomeCounts(10, 4, 1, 1, 1, 1, 0, 2))).isEqualTo(0.75);
    assertThat(Courses.availability(new OutcomeCounts(2, 0, 0, 0, 0, 0, 0, 2))).isNaN();
    assertThat(Courses.availability(new OutcomeCounts(0, 0, 0, 0, 0, 0, 0, 0))).isNaN();
  }
}
