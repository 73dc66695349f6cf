package dev.stampede.models.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.fault.StatusPage.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StatusPageTest {

  @Test
  void aPageWithoutNotices_isAlwaysClear() {
    assertThat(StatusPage.CLEAR.shows(5)).isFalse();
    assertThat(StatusPage.CLEAR.shownFrom(5)).isEqualTo(StatusPage.NEVER);
    assertThat(StatusPage.CLEAR.clearFrom(5)).isEqualTo(5);
  }

  /** Beside looking at each notice at each moment. */
  @Test
  void noticesThatOverlap_areOne() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      List<Notice> notices = new ArrayList<>();
      for (int n = random.nextInt(6); n > 0; n--) {
        long from = random.nextInt(40);
        notices.add(new Notice(from, from + 1 + random.nextInt(10)));
      }
      StatusPage page = new StatusPage(notices);
      long shownFrom = StatusPage.NEVER;
      long clearFrom = 60;
      for (long t = 60; t >= 0; t--) {
        long at = t;
        boolean shows = notices.stream().anyMatch(n -> n.fromNanos() <= at && at < n.toNanos());
        shownFrom = shows ? t : shownFrom;
        clearFrom = shows ? clearFrom : t;
        assertThat(page.shows(t)).as("%s at %d", notices, t).isEqualTo(shows);
        assertThat(page.shownFrom(t)).as("%s at %d", notices, t).isEqualTo(shownFrom);
        assertThat(page.clearFrom(t)).as("%s at %d", notices, t).isEqualTo(clearFrom);
      }
    }
  }
}
