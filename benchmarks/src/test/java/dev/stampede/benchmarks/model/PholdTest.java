package dev.stampede.benchmarks.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PholdTest {

  private static final long LOOKAHEAD_NANOS = 20_000_000;

  private static Phold run(double remoteShare, int workers) {
    Phold model = new Phold(16, 16, remoteShare, LOOKAHEAD_NANOS);
    model.run(100_000, workers);
    model.run(100_000, workers);
    model.check();
    return model;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.9})
  void anyNumberOfWorkers_givesTheSameBits(double remoteShare) {
    assertThat(run(remoteShare, 2).digest()).isEqualTo(run(remoteShare, 1).digest());
  }

  @Test
  void remoteShare_changesTheRun() {
    assertThat(run(0.5, 1).digest()).isNotEqualTo(run(0.6, 1).digest());
  }

  @Test
  void processThatIsAlone_sendsToItself() {
    Phold model = new Phold(1, 16, 0.5, LOOKAHEAD_NANOS);
    model.run(100_000, 1);

    model.check();
  }
}
