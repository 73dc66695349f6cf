package dev.stampede.models.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimitSpec.Reserve;
import dev.stampede.models.quota.LimiterSpec.Acceleration;
import dev.stampede.models.quota.LimiterSpec.Algorithm;
import dev.stampede.models.quota.LimiterSpec.Concurrency;
import dev.stampede.models.quota.LimiterSpec.Rate;
import dev.stampede.models.quota.QuotaSpec.OutputCharge;
import dev.stampede.models.quota.RefusalSpec.RetryAfter;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be said of a quota, and what of it follows without running it. */
class QuotaSpecsTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;

  private static LimitSpec limit(
      LimiterSpec limiter, double cachedInputWeight, double outputWeight) {
    return new LimitSpec(
        "limit",
        limiter instanceof Concurrency ? Meter.CONCURRENCY : Meter.TOTAL_TOKENS,
        limiter,
        Reserve.NONE,
        true,
        true,
        cachedInputWeight,
        outputWeight,
        false,
        RefusalSpec.RATE_LIMITED);
  }

  private static Rate rate(long limit, long per, long burst, long evaluation) {
    return new Rate(Algorithm.FIXED_WINDOW, limit, per, burst, evaluation);
  }

  private static RefusalSpec refusal(int status, long fixed, long round) {
    return new RefusalSpec(status, "no", RetryAfter.FIXED, fixed, round, false);
  }

  private static Arguments of(String field, ThrowingCallable spec) {
    return Arguments.of(field, spec);
  }

  static Stream<Arguments> outOfRange() {
    Rate rate = rate(1, 1, 1, 0);
    return Stream.of(
        of("limit", () -> rate(0, 1, 1, 0)),
        of("per", () -> rate(1, 0, 1, 0)),
        of("burst", () -> rate(1, 1, 0, 0)),
        of("evaluation_window", () -> rate(1, 1, 1, -1)),
        of("evaluation_window", () -> rate(1, 1, 1, 2)),
        of("burst", () -> new Rate(Algorithm.TOKEN_BUCKET, 7, 100 * MINUTE, Long.MAX_VALUE, 0)),
        of("burst", () -> new Rate(Algorithm.GCRA, 7, 100 * MINUTE, Long.MAX_VALUE, 0)),
        of("limit", () -> new Concurrency(0)),
        of("free", () -> new Acceleration(0, 1, 2, MINUTE)),
        of("usual", () -> new Acceleration(1, -1, 2, MINUTE)),
        of("growth", () -> new Acceleration(1, 1, 1, MINUTE)),
        of("growth", () -> new Acceleration(1, 1, 1000.1, MINUTE)),
        of("per", () -> new Acceleration(1, 1, 2, 10 * SECOND - 1)),
        of("cached_input_weight", () -> limit(rate, -0.1, 1)),
        of("cached_input_weight", () -> limit(rate, 1000.1, 1)),
        of("output_weight", () -> limit(rate, 1, -0.1)),
        of("output_weight", () -> limit(rate, 1, 1000.1)),
        of("status", () -> refusal(399, 1, 1)),
        of("status", () -> refusal(600, 1, 1)),
        of("retry_after", () -> refusal(429, 0, 1)),
        of("round_up", () -> refusal(429, 1, 0)),
        of("input", () -> new Price(-1, 1, 1)),
        of("cached_input", () -> new Price(1, 1_000_001, 1)),
        of("output", () -> new Price(1, 1, -1)),
        of(
            "limits",
            () -> new QuotaSpec(List.of(limit(rate, 1, 1), limit(rate, 2, 2)), List.of())));
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("outOfRange")
  void specs_rejectWhatIsOutOfRange(String field, ThrowingCallable spec) {
    assertThatIllegalArgumentException().isThrownBy(spec).withMessageStartingWith(field + " (");
  }

  static Stream<ThrowingCallable> atTheEnds() {
    Rate rate = rate(1, 1, 1, 1);
    return Stream.of(
        () -> limit(rate, 0, 0),
        () -> limit(rate, 1000, 1000),
        () -> new Acceleration(1e-9, 0, 1000, 10 * SECOND),
        () -> refusal(400, 1, 1),
        () -> refusal(599, 1, 1),
        () -> new Price(0, 0, 0),
        () -> new Price(1e6, 1e6, 1e6));
  }

  @ParameterizedTest
  @MethodSource("atTheEnds")
  void specs_mayLieAtTheEndsOfTheirRanges(ThrowingCallable spec) {
    assertThatCode(spec).doesNotThrowAnyException();
  }

  /** 600 a minute, of which ten seconds' burst is 100, and a second's part 10. */
  @ParameterizedTest
  @CsvSource({
    "TOKEN_BUCKET, 100",
    "GCRA, 100",
    "FIXED_WINDOW, 600",
    "SLIDING_WINDOW, 600",
    "LEAKY_BUCKET, 9223372036854775807",
    "LEAKY_BUCKET_QUEUE, 9223372036854775807"
  })
  void largest_isWhatAnEmptyLimitAdmits(Algorithm algorithm, long largest) {
    Rate rate = new Rate(algorithm, 600, MINUTE, 10 * SECOND, 0);
    assertThat(rate.largest()).isEqualTo(largest);
    assertThat(rate.limiter().nanosUntil(0, largest)).isZero();
    Rate sliced = new Rate(algorithm, 600, MINUTE, 10 * SECOND, SECOND);
    assertThat(sliced.largest()).isEqualTo(10);
    assertThat(sliced.limiter().nanosUntil(0, 10)).isZero();
    assertThat(sliced.limiter().nanosUntil(0, 11)).isEqualTo(Limiter.NEVER);
  }

  @Test
  void largest_isThatOfSlots_andNoneOfARamp() {
    assertThat(new Concurrency(3).largest()).isEqualTo(3);
    Acceleration ramp = new Acceleration(10, 10, 2, MINUTE);
    assertThat(ramp.largest()).isEqualTo(Long.MAX_VALUE);
    assertThat(ramp.limiter().nanosUntil(0, Long.MAX_VALUE)).isZero();
  }

  @Test
  void shortForm_isOneBucketForEachLimitThatThereIs() {
    QuotaSpec spec =
        new QuotaSpec(60, QuotaSpec.UNLIMITED, 600, OutputCharge.RESERVED, 10 * SECOND);
    assertThat(spec.all())
        .containsExactly(
            LimitSpec.bucket("rpm", Meter.REQUESTS, 60, 10 * SECOND, Reserve.NONE),
            LimitSpec.bucket("otpm", Meter.OUTPUT_TOKENS, 600, 10 * SECOND, Reserve.MAX_TOKENS));
  }

  @Test
  void all_areItsOwnAndThenWhatItShares() {
    LimitSpec own = LimitSpec.bucket("own", Meter.REQUESTS, 60, MINUTE, Reserve.NONE);
    LimitSpec common = LimitSpec.bucket("common", Meter.REQUESTS, 60, MINUTE, Reserve.NONE);
    QuotaSpec.Shared shared = new QuotaSpec.Shared("shared", List.of(common));
    assertThat(new QuotaSpec(List.of(own), List.of(shared)).all()).containsExactly(own, common);
  }

  /** 1000 tokens of which 400 are cached, and 100 of the answer: 1800 + 200 + 1500 millionths. */
  @Test
  void price_isPerMillionTokens() {
    Price price = new Price(3, 0.5, 15);
    assertThat(price.nanos(1000, 400, 0, 100)).isEqualTo(3_500_000);
    assertThat(price.nanos(1000, 400, 600, 100)).isEqualTo(3_500_000); // at the price of input
    Price dearer = new Price(3, 0.5, 15, 0, 4);
    assertThat(dearer.nanos(1000, 400, 500, 100)).isEqualTo(4_000_000);
    assertThat(dearer.times(2)).isEqualTo(new Price(6, 1, 30, 0, 8));
    assertThat(price.times(2)).isEqualTo(new Price(6, 1, 30));
    Usage usage = new Usage(price);
    usage.inputTokens = 1000;
    usage.cachedInputTokens = 400;
    assertThat(usage.costNanos(100)).isEqualTo(3_500_000);
    assertThat(usage.costNanos()).isEqualTo(2_000_000); // an answer of no token: its prompt
    usage.outputTokens = Usage.NO_ANSWER;
    assertThat(usage.costNanos()).isZero();
    usage.outputTokens = 100;
    assertThat(usage.costNanos()).isEqualTo(3_500_000);
  }
}
