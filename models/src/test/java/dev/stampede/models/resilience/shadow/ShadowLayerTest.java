package dev.stampede.models.resilience.shadow;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShadowLayerTest {

  private static final ShadowSpec ALL = new ShadowSpec("q", 1, ShadowSpec.NONE);

  private static Sketch two(double serviceOfShadow, PolicySpec... chain) {
    return new Sketch()
        .provider("p", servers(9, always(1)))
        .provider("q", servers(9, always(serviceOfShadow)))
        .architecture("a", List.of(chain), "p");
  }

  @Test
  void copy_isServed_andTheWorkDoesNotWaitForIt() {
    Rig rig = new Rig(two(5, ALL)).send(0, 3);
    List<Answered> answers = rig.run(30);
    assertThat(answers).extracting(Answered::at).containsOnly(1.0);
    assertThat(answers).extracting(Answered::attempts).containsOnly(1);
    ProviderResult shadowed = rig.provider("q");
    assertThat(shadowed.shadows()).isEqualTo(3);
    assertThat(shadowed.shadowsSucceeded()).isEqualTo(3);
    assertThat(shadowed.attempts()).isEqualTo(3);
    assertThat(shadowed.utilization() * 30 * 9).isCloseTo(15, within(1e-9));
    assertThat(rig.provider("p").shadows()).isZero();
  }

  @Test
  void copyGoesOn_whenItsWorkIsGivenUp() {
    Rig rig = new Rig(two(5, ALL)).send(0).cancel(0, 0.5);
    assertThat(rig.run(30).get(0).status()).isEqualTo(Status.GAVE_UP);
    assertThat(rig.provider("q").shadowsSucceeded()).isEqualTo(1);
  }

  @Test
  void copyThatFails_changesNothing() {
    Sketch sketch = two(5, ALL).fault("q", 0, 99, new Outage(500, 0));
    Rig rig = new Rig(sketch).send(0);
    assertThat(rig.run(30).get(0).status()).isEqualTo(Status.OK);
    assertThat(rig.provider("q").shadows()).isEqualTo(1);
    assertThat(rig.provider("q").shadowsSucceeded()).isZero();
  }

  @Test
  void timeout_takesCopiesBack() {
    Rig rig = new Rig(two(5, new ShadowSpec("q", 1, nanos(2)))).send(0);
    assertThat(rig.run(30).get(0).at()).isEqualTo(1);
    assertThat(rig.provider("q").cancelled()).isEqualTo(1);
    assertThat(rig.provider("q").utilization() * 30 * 9).isCloseTo(2, within(1e-9));
  }

  @Test
  void insideARetry_everyAttemptIsCopied_andOutsideTheWorkOnce() {
    PolicySpec retry =
        new RetrySpec(
            2,
            new BackoffSpec(nanos(1), 1, nanos(1), new BackoffSpec.Jitter.None(), false),
            RetryAfterSpec.IGNORED,
            RetrySpec.WORTH_RETRYING);
    Effect down = new Outage(500, 0);
    Rig inside = new Rig(two(1, retry, ALL).fault("p", 0, 99, down)).send(0);
    assertThat(inside.run(30).get(0).attempts()).isEqualTo(3);
    assertThat(inside.provider("q").shadows()).isEqualTo(3);
    Rig outside = new Rig(two(1, ALL, retry).fault("p", 0, 99, down)).send(0);
    assertThat(outside.run(30).get(0).attempts()).isEqualTo(3);
    assertThat(outside.provider("q").shadows()).isEqualTo(1);
  }

  /** Work that its layers are done with at once is copied all the same. */
  @Test
  void workThatIsRefusedInside_isCopied() {
    Rig rig = new Rig(two(1, ALL, new ConcurrencyLimitSpec(1))).send(0, 3);
    assertThat(rig.run(30))
        .extracting(Answered::status)
        .containsExactly(Status.OK, Status.LIMIT_REACHED, Status.LIMIT_REACHED);
    assertThat(rig.provider("q").shadows()).isEqualTo(3);
  }

  @Test
  void copies_fillWhoeverGetsThem() {
    // One server of 1 s: the copy of the second piece of work comes first to q, where the third
    // goes.
    Sketch sketch =
        new Sketch()
            .provider("p", servers(9, always(1)))
            .provider("q", servers(1, always(1)))
            .fault("p", 0.9, 99, new Outage(500, 0))
            .architecture("a", List.of(ALL), "p", "q");
    List<Answered> answers = new Rig(sketch).send(0.8).send(2).run(30);
    assertThat(answers.get(1).status()).isEqualTo(Status.OK);
    assertThat(answers.get(0).at()).isEqualTo(2.8); // cut at .9, behind its own copy in q
    assertThat(answers.get(1).at()).isEqualTo(5.8); // behind two copies of its own, to p and to q
  }

  /** Shares to within 4 standard deviations, and no figure of the work differs by a bit. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5})
  void share_isThatOfTheWork_andTheWorkIsNotTouched(double share) {
    Sketch sketch =
        new Sketch()
            .lasting(1000, 0)
            .provider(
                new ProviderSpec(
                    "p", servers(9, exponential(1)), QuotaSpec.NONE, 1, nanos(0.05), 529, true))
            .provider("q", servers(2, exponential(1)))
            .useCase("work", poisson(8))
            .architecture("plain", List.of(), "p")
            .architecture("shadowed", List.of(new ShadowSpec("q", share, nanos(3))), "p");
    TrialResult plain = Sketch.run(sketch.spec(), 0, 1, 0);
    TrialResult shadowed = Sketch.run(sketch.spec(), 1, 1, 0);
    long attempts = shadowed.providers().get(0).attempts();
    double deviation = StrictMath.sqrt(attempts * share * (1 - share));
    assertThat((double) shadowed.providers().get(1).shadows())
        .isCloseTo(attempts * share, within(4 * deviation));
    assertThat(shadowed.useCases().get(0).endToEnd().histogram())
        .isEqualTo(plain.useCases().get(0).endToEnd().histogram());
    assertThat(shadowed.useCases().get(0).attempts()).isEqualTo(plain.useCases().get(0).attempts());
  }

  @Test
  void nonsense_isRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ShadowSpec("q", 1.1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ShadowSpec("q", 0.1, 0));
  }
}
