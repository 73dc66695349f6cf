package dev.stampede.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stampede.benchmarks.model.MM1;
import dev.stampede.benchmarks.model.QueueModel;
import org.junit.jupiter.api.Test;

/**
 * Mean waits in service times: rho / (1 - rho), which is 9 at 0.9. The mean of n successive waits
 * has variance 35 900 / n there, so with 4 * 10^6 customers 0.5 is five standard deviations: false
 * alarms once in 1.7 * 10^6 for a random seed, and the seeds are fixed.
 */
class QueueModelsTest {

  private static final int MANY = 4_000_000;

  private static QueueModel run(QueueModel queue, int customers) {
    queue.run(customers / 2);
    queue.run(customers / 2);
    return queue;
  }

  @Test
  void stampede_waitsAsTheorySays() {
    assertThat(run(new MM1(0), MANY).meanWaitInServices()).isCloseTo(9, within(0.5));
  }

  @Test
  void ssj_waitsAsTheorySays() {
    assertThat(run(new SsjMM1(), MANY).meanWaitInServices()).isCloseTo(9, within(0.5));
  }

  @Test
  void dsol_waitsAsTheorySays() {
    run(new DsolMM1(), 400_000).check(400_000);
  }

  @Test
  void simPy_waitsAsTheorySays() {
    assumeTrue(Peer.SIMPY.isInstalled());
    try (SimPyMM1 queue = new SimPyMM1()) {
      run(queue, 100_000).check(100_000);
    }
  }

  @Test
  void check_rejectsAnotherMean() {
    QueueModel wrong =
        new QueueModel() {
          @Override
          public void run(int customers) {}

          @Override
          public double meanWaitInServices() {
            return 8; // of an M/M/1 at 0.889
          }
        };

    assertThatThrownBy(() -> wrong.check(MANY)).hasMessageContaining("8.0");
  }
}
