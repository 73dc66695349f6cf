package dev.stampede.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Mean waits in service times: rho / (1 - rho), which is 9 at 0.9. The mean of n successive waits
 * has variance 35 900 / n there, so with 4 * 10^6 customers 0.5 is five standard deviations: false
 * alarms once in 1.7 * 10^6 for a random seed, and the seeds are fixed.
 */
final class MM1Test {

  private static final int CUSTOMERS = 4_000_000;

  @Test
  void stampede_waitsAsTheorySays() {
    MM1 queue = new MM1(0.9);
    queue.run(CUSTOMERS / 2);
    queue.run(CUSTOMERS / 2);

    assertThat(queue.meanWaitInServices()).isCloseTo(9, within(0.5));
  }

  @Test
  void ssj_waitsAsTheorySays() {
    SsjMM1 queue = new SsjMM1(0.9);
    queue.run(CUSTOMERS / 2);
    queue.run(CUSTOMERS / 2);

    assertThat(queue.meanWaitInServices()).isCloseTo(9, within(0.5));
  }
}
