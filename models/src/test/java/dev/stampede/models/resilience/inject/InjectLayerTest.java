package dev.stampede.models.resilience.inject;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class InjectLayerTest {

  private static Rig rig(PolicySpec... chain) {
    return new Rig(
        new Sketch().provider("p", servers(9, always(1))).architecture("a", List.of(chain), "p"));
  }

  private static RetrySpec twice() {
    return new RetrySpec(
        2,
        new BackoffSpec(nanos(1), 1, nanos(1), new BackoffSpec.Jitter.None(), false),
        RetryAfterSpec.IGNORED,
        RetrySpec.WORTH_RETRYING);
  }

  @Test
  void delay_comesBeforeWhatIsInside() {
    Answered answered = rig(new InjectSpec(nanos(5), 1, 503, 0)).send(0).run(30).get(0);
    assertThat(answered.status()).isEqualTo(Status.OK);
    assertThat(answered.at()).isEqualTo(6);
  }

  @Test
  void abort_isAnswered_withoutACall_andAfterItsDelay() {
    Rig rig = rig(new InjectSpec(nanos(5), 1, 503, 1)).send(0);
    Answered answered = rig.run(30).get(0);
    assertThat(answered.status()).isEqualTo(Status.OVERLOADED);
    assertThat(answered.at()).isEqualTo(5);
    assertThat(rig.provider("p").attempts()).isZero();
  }

  @Test
  void outside_nothingTimesOrRepeatsIt_inside_everythingDoes() {
    InjectSpec late = new InjectSpec(nanos(5), 1, 503, 0);
    InjectSpec refused = new InjectSpec(0, 1, 503, 1);
    assertThat(rig(late, new TimeoutSpec(nanos(2))).send(0).run(30).get(0).at()).isEqualTo(6);
    assertThat(rig(new TimeoutSpec(nanos(2)), late).send(0).run(30).get(0).status())
        .isEqualTo(Status.TIMEOUT);
    assertThat(rig(refused, twice()).send(0).run(30).get(0).at()).isEqualTo(0);
    assertThat(rig(twice(), refused).send(0).run(30).get(0).at()).isEqualTo(2);
  }

  /** Both drawn for themselves: shares within 4 standard deviations of 30 % and 10 %. */
  @Test
  void shares_areThoseOfTheWork() {
    Sketch sketch =
        new Sketch()
            .lasting(2000, 0)
            .provider("p", servers(999, always(1)))
            .useCase("work", poisson(8))
            .architecture("plain", List.of(), "p")
            .architecture("a", List.of(new InjectSpec(nanos(100), 0.1, 500, 0.3)), "p");
    double all = Sketch.run(sketch.spec(), 0, 1, 0).useCases().get(0).attempts();
    UseCaseResult work = Sketch.run(sketch.spec(), 1, 1, 0).useCases().get(0);
    assertThat(work.attempts() / all).isCloseTo(0.7, within(4 * StrictMath.sqrt(0.21 / all)));
    double late = (work.endToEnd().mean() / 1e9 - 1) / 100;
    assertThat(late).isCloseTo(0.1, within(4 * StrictMath.sqrt(0.09 / work.answers())));
  }

  @Test
  void says_whatItIs() {
    InjectSpec both = new InjectSpec(nanos(5), 0.5, 429, 0.5);
    assertThat(both.ends()).containsExactly(End.of(429));
    assertThat(both.longestWait()).isEqualTo(5);
    InjectSpec none = new InjectSpec(nanos(5), 0, 429, 0);
    assertThat(none.ends()).isEmpty();
    assertThat(none.longestWait()).isZero();
  }

  @Test
  void nonsense_isRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> new InjectSpec(-1, 1, 503, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new InjectSpec(0, 1.1, 503, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new InjectSpec(0, 1, 200, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new InjectSpec(0, 1, 503, -0.1));
  }
}
