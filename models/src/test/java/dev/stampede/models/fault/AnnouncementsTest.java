package dev.stampede.models.fault;

import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.random.RandomStreams;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {

  private static final int COUNT = 4000;

  /** When the page shows each of many faults, in seconds from its begin. */
  private static double[] delays(AnnouncementSpec announcement) {
    LogicalProcess process = new Simulation(new RandomStreams(5, 0)).process("p");
    return IntStream.range(0, COUNT)
        .mapToLong(
            i -> {
              FaultSpec fault =
                  new FaultSpec("f" + i, "p", 0, nanos(1e9), 0, new Outage(500, 0), announcement);
              return Announcements.of("p", List.of(fault), process).shownFrom(0);
            })
        .mapToDouble(at -> at == StatusPage.NEVER ? Double.POSITIVE_INFINITY : at / 1e9)
        .toArray();
  }

  private static double share(double[] delays, double minutes) {
    return (double) IntStream.range(0, COUNT).filter(i -> delays[i] <= minutes * 60).count()
        / COUNT;
  }

  @Test
  void pages_lagByDefault() {
    double[] delays = delays(AnnouncementSpec.USUAL);
    double[][] quantiles = {{23, 0.5}, {70, 0.9}};
    for (double[] quantile : quantiles) {
      double error = Math.sqrt(quantile[1] * (1 - quantile[1]) / COUNT);
      assertThat(share(delays, quantile[0]))
          .isBetween(quantile[1] - 3.3 * error, quantile[1] + 3.3 * error);
    }
    assertThat(share(delays, 1e7)).isEqualTo(1);
  }

  @Test
  void aPageThatIsDown_showsNothing_andTheOthersComeWhenTheyWould() {
    AnnouncementSpec usual = AnnouncementSpec.USUAL;
    double[] all = delays(usual);
    double[] some = delays(new AnnouncementSpec(usual.after(), usual.resolvedAfter(), 0.2));
    int never = 0;
    for (int i = 0; i < COUNT; i++) {
      never += Double.isInfinite(some[i]) ? 1 : 0;
      assertThat(some[i]).isIn(all[i], Double.POSITIVE_INFINITY);
    }
    assertThat((double) never / COUNT).isBetween(0.179, 0.221); // 3.3 standard errors of .0063
  }
}
