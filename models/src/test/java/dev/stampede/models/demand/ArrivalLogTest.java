package dev.stampede.models.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Sketch;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ArrivalLogTest {

  /** Of what a listener heard: time, use case and number. */
  private static List<String> heard(TrialSpec spec) {
    List<String> heard = new ArrayList<>();
    try (Trial trial =
        new Trial(
            spec,
            0,
            1,
            0,
            (now, useCase, request) ->
                heard.add(
                    "%d %s %d %d"
                        .formatted(
                            now, useCase.spec().name(), request.number, request.inputTokens)))) {
      trial.run(1);
      TrialResult unheard = Sketch.run(spec, 0, 1, 0);
      assertThat(trial.result().digest()).isEqualTo(unheard.digest());
    }
    return heard;
  }

  private static Sketch sketch() {
    return new Sketch()
        .lasting(10, 0)
        .useCase("b", Sketch.at(1, 2, 2, 3))
        .useCase("a", Sketch.at(2, 4))
        .provider("p", Sketch.servers(1, new Distribution.Constant(0.1)));
  }

  @Test
  void log_hearsOfNewWorkInTheOrderOfTime() {
    assertThat(heard(sketch().spec()))
        .containsExactly(
            "1000000000 b 0 1",
            "2000000000 a 0 1",
            "2000000000 b 1 1",
            "2000000000 b 2 1",
            "3000000000 b 3 1",
            "4000000000 a 1 1");
  }

  /** Two shards make it: the second has the odd numbers. */
  @Test
  void log_hearsOfAllShards() {
    TrialSpec spec = sketch().architecture("two", List.of(), List.of(Sketch.rung("p")), 2).spec();

    assertThat(heard(spec)).hasSize(6).contains("2000000000 b 1 1", "2000000000 b 2 1");
  }

  @Test
  void severalWorkers_areRefused() {
    try (Trial trial = new Trial(sketch().spec(), 0, 1, 0, (now, useCase, request) -> {})) {
      assertThatIllegalArgumentException().isThrownBy(() -> trial.run(2));
    }
  }
}
