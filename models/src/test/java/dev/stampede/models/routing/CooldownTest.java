package dev.stampede.models.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.attribution.GuardBooks;
import dev.stampede.models.routing.EndpointSpec.Own;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LiteLLM's cooldown by hand. */
class CooldownTest {

  private static final long SECOND = 1_000_000_000L;

  private static Answer http(int status) {
    Answer answer = new Answer().set(Status.ofHttp(status));
    answer.httpStatus = status;
    return answer;
  }

  private static void end(Cooldown cooldown, double at, Answer answer, int times) {
    for (int i = 0; i < times; i++) {
      cooldown.ended(0, Math.round(at * SECOND), answer);
    }
  }

  private static boolean isOut(Cooldown cooldown, double at) {
    return cooldown.isOut(0, Math.round(at * SECOND));
  }

  private static Cooldown of(int endpoints) {
    return of(CooldownSpec.LITELLM, LongStream.generate(() -> Own.NONE).limit(endpoints).toArray());
  }

  private static Cooldown of(CooldownSpec spec, long... own) {
    return new Cooldown(
        spec, own, Stream.generate(GuardBooks::unlisted).limit(own.length).toList());
  }

  /** The first has 20 s of its own, whatever a Retry-After says, the second never cools down. */
  @Test
  void ownTime_comesBeforeARetryAfter_andZeroIsNone() {
    Cooldown cooldown = of(CooldownSpec.LITELLM, 20 * SECOND, 0, Own.NONE);
    Answer asks = http(429);
    asks.retryAfterNanos = 7 * SECOND;
    for (int i = 0; i < 3; i++) {
      cooldown.ended(i, SECOND, asks);
    }
    assertThat(cooldown.isOut(0, 20 * SECOND)).isTrue();
    assertThat(cooldown.isOut(0, 21 * SECOND)).isFalse();
    assertThat(cooldown.isOut(1, SECOND)).isFalse();
    assertThat(cooldown.isOut(2, 7 * SECOND)).isTrue();
    assertThat(cooldown.isOut(2, 8 * SECOND)).isFalse();
  }

  /** One is allowed: of two failures within its own 20 s the second is one too many. */
  @Test
  void ownTime_isHowLongFailuresAreCounted_whereNumbersDecide() {
    CooldownSpec spec = new CooldownSpec(5 * SECOND, true, 0.5, 5, 5 * SECOND, 1);
    Cooldown cooldown = of(spec, 20 * SECOND, Own.NONE);
    for (int i = 0; i < 2; i++) {
      cooldown.ended(i, SECOND, http(500));
      cooldown.ended(i, 15 * SECOND, http(500));
    }
    assertThat(cooldown.isOut(0, 16 * SECOND)).isTrue();
    assertThat(cooldown.isOut(1, 16 * SECOND)).isFalse();
  }

  @Test
  void rateLimit_coolsDownAtOnce_forFiveSecondsOrAsAsked() {
    Cooldown cooldown = of(2);
    end(cooldown, 1, http(429), 1);
    assertThat(isOut(cooldown, 5.9)).isTrue();
    assertThat(cooldown.isOut(1, SECOND)).isFalse();
    assertThat(isOut(cooldown, 6)).isFalse();
    Answer asks = http(429);
    asks.retryAfterNanos = 20 * SECOND;
    end(cooldown, 6, asks, 1);
    assertThat(isOut(cooldown, 25.9)).isTrue();
    assertThat(isOut(cooldown, 26)).isFalse();
  }

  /**
   * Two are allowed: the third in 5 s is one too many, whatever succeeds between, and alone too.
   */
  @Test
  void allowedFails_replaceTheOtherRules() {
    Cooldown cooldown = of(new CooldownSpec(5 * SECOND, true, 0.5, 5, 5 * SECOND, 2), Own.NONE);
    end(cooldown, 1, http(429), 1); // else enough for one of several
    end(cooldown, 1, http(400), 9); // does not count
    end(cooldown, 2, new Answer(), 50);
    end(cooldown, 2, http(500), 1);
    assertThat(isOut(cooldown, 2)).isFalse();
    end(cooldown, 6, http(500), 2); // the window from 1 to 6 s is over
    assertThat(isOut(cooldown, 6)).isFalse();
    end(cooldown, 7, http(503), 1);
    assertThat(isOut(cooldown, 7)).isTrue();
    assertThat(isOut(cooldown, 12)).isFalse();
  }

  /** One is allowed of others, three of rate limits: failures count together, the last decides. */
  @Test
  void allowedFails_mayDependOnTheLastFailure() {
    CooldownSpec.Allowed rateLimits = new CooldownSpec.Allowed(Outcomes.ofCodes(429, 429), 3);
    CooldownSpec spec =
        new CooldownSpec(5 * SECOND, true, 0.5, 5, 5 * SECOND, 1, List.of(rateLimits));
    Cooldown cooldown = of(spec, Own.NONE);
    end(cooldown, 1, http(429), 3);
    assertThat(isOut(cooldown, 1)).isFalse();
    end(cooldown, 1, http(500), 1);
    assertThat(isOut(cooldown, 1)).isTrue();
    end(cooldown, 20, http(429), 3);
    assertThat(isOut(cooldown, 20)).isFalse();
    end(cooldown, 20, http(429), 1);
    assertThat(isOut(cooldown, 20)).isTrue();
  }

  @Test
  void allowedFails_byFailure_needANumberForAllOthers() {
    List<CooldownSpec.Allowed> some =
        List.of(new CooldownSpec.Allowed(Outcomes.ofCodes(429, 429), 3));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new CooldownSpec(SECOND, true, 0.5, 5, SECOND, CooldownSpec.BY_SHARE, some))
        .withMessageContaining("allowed_fails_by needs allowed_fails");
  }

  @Test
  void cooldown_isNotExtended() {
    Cooldown cooldown = of(2);
    end(cooldown, 1, http(429), 1);
    end(cooldown, 5, http(429), 1);
    assertThat(isOut(cooldown, 6)).isFalse();
  }

  @Test
  void share_decidesFromFiveCallsOn() {
    Cooldown cooldown = of(2);
    end(cooldown, 1, new Answer().set(Status.OK), 2);
    end(cooldown, 1, http(500), 2);
    assertThat(isOut(cooldown, 1)).as("half is not more than half").isFalse();
    end(cooldown, 1, http(500), 1);
    assertThat(isOut(cooldown, 1)).isTrue();
  }

  @Test
  void windows_beginWithTheFirstOfEachKind() {
    Cooldown cooldown = of(2);
    end(cooldown, 0, new Answer().set(Status.OK), 100);
    end(cooldown, 30, http(500), 4);
    end(cooldown, 59.9, http(500), 1);
    assertThat(isOut(cooldown, 59.9)).isFalse(); // 5 of 105
    end(cooldown, 60, http(500), 1);
    assertThat(isOut(cooldown, 60)).isTrue(); // 6 of 6: the successes are forgotten
    end(cooldown, 90, http(500), 4);
    assertThat(isOut(cooldown, 90)).isFalse(); // and now the failures
  }

  @ParameterizedTest
  @CsvSource({"401, true", "404, true", "500, false", "429, false"})
  void poolOfOne_coolsDownOnlyWhenNothingHelps(int status, boolean out) {
    Cooldown cooldown = of(1);
    end(cooldown, 1, http(status), 999);
    assertThat(isOut(cooldown, 1)).isEqualTo(out);
    end(cooldown, 2, http(status), 1);
    assertThat(isOut(cooldown, 2)).isTrue();
  }

  @Test
  void cuts_andRefusalsCoolNobodyDown_timeoutsDo() {
    Cooldown cooldown = of(2);
    end(cooldown, 1, new Answer().set(Status.CUT), 50);
    end(cooldown, 1, new Answer().set(Status.BREAKER_OPEN), 50);
    end(cooldown, 1, http(400), 50);
    assertThat(isOut(cooldown, 1)).isFalse();
    end(cooldown, 1, new Answer().set(Status.TIMEOUT), 1);
    assertThat(isOut(cooldown, 1)).isTrue();
  }
}
