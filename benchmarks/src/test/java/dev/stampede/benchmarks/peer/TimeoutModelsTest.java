package dev.stampede.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.benchmarks.model.TimeoutModel;
import dev.stampede.benchmarks.model.Timeouts;
import org.junit.jupiter.api.Test;

class TimeoutModelsTest {

  private static final int CALLS = 100_000;

  private static void runAndCheck(TimeoutModel model) {
    model.run(CALLS);
    model.run(CALLS);

    assertThatCode(model::check).doesNotThrowAnyException();
  }

  @Test
  void oneCallInTen_timesOut() {
    runAndCheck(new Timeouts(1000));
    runAndCheck(new SsjTimeouts(1000));
  }

  @Test
  void check_rejectsAnotherShare() {
    TimeoutModel wrong =
        new TimeoutModel() {
          @Override
          public void run(int calls) {}

          @Override
          public long ended() {
            return 1000;
          }

          @Override
          public long expired() {
            return 120;
          }
        };

    assertThatThrownBy(wrong::check).hasMessageContaining("0.12");
  }
}
