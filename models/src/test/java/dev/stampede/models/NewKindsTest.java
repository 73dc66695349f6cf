package dev.stampede.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.Rig.Answered;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.work.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An engine and an effect that nobody else knows need one class each. */
class NewKindsTest {

  private static Sketch ferry() {
    return new Sketch().provider("p", new Ferry.Spec(2, 10));
  }

  private static List<String> ends(List<Answered> answers) {
    return answers.stream().map(a -> "%s %s".formatted(a.status(), a.at())).toList();
  }

  @Test
  void engine_servesBehindTheDoor() {
    // Aboard at 0 and 1 s, both there at 10 s; the third finds no seat; one alone from 12 to 22 s.
    Rig rig = new Rig(ferry()).send(0).send(1).send(2).send(12);
    assertThat(ends(rig.run(50)))
        .containsExactly("OK 10.0", "OK 10.0", "OVERLOADED 2.0", "OK 22.0");
    ProviderResult result = rig.provider("p");
    assertThat(result.overloaded()).isEqualTo(1);
    assertThat(result.utilization()).isEqualTo((10 + 9 + 10) / (2 * 50.0)); // seats times seconds
  }

  @Test
  void effect_strikesAndIsTakenBack() {
    // From 5 to 25 s: two are cut off, the one at 12 s takes 20 s, the one at 40 s takes 10 again.
    Rig rig = new Rig(ferry().fault("p", 5, 20, new Storm(2, 0))).send(0).send(1).send(12).send(40);
    assertThat(ends(rig.run(60))).containsExactly("CUT 5.0", "CUT 5.0", "OK 32.0", "OK 50.0");
    rig = new Rig(ferry().fault("p", 5, 20, new Storm(2, 1))).send(6).send(25);
    assertThat(ends(rig.run(60))).containsExactly("ERROR 6.0", "OK 35.0");
  }

  @Test
  void both_goThroughATrial() {
    TrialResult result =
        ferry()
            .useCase("work", Sketch.at(0, 1, 2, 20, 31))
            .fault("p", 21, 5, new Storm(1, 0))
            .lasting(100, 0)
            .run();
    assertThat(result.useCases().get(0).outcomes().count(Outcome.FULL)).isEqualTo(3);
    assertThat(result.providers().get(0).overloaded()).isEqualTo(1);
    assertThat(result.providers().get(0).failed()).isEqualTo(1); // the one of 20 s, cut at 21 s
  }

  @Test
  void engine_isAskedWhatItCanHave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sketch.simple("p", new Ferry.Spec(2, 10)).with(MarketSpec.OF_NEWCOMERS));
  }
}
