package dev.stampede.models.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutcomesTest {

  private static boolean includes(Outcomes outcomes, Status status, int httpStatus) {
    Answer answer = new Answer().set(status);
    answer.httpStatus = httpStatus;
    return outcomes.includes(answer);
  }

  @Test
  void word_coversEveryCodeThatMeansIt() {
    Outcomes overloaded = Outcomes.of(Status.OVERLOADED);
    assertThat(includes(overloaded, Status.OVERLOADED, 529)).isTrue();
    assertThat(includes(overloaded, Status.OVERLOADED, 503)).isTrue();
    assertThat(includes(overloaded, Status.ERROR, 500)).isFalse();
    assertThat(includes(overloaded, Status.OK, 0)).isFalse();
    assertThat(includes(Outcomes.of(Status.TIMEOUT), Status.TIMEOUT, 0)).isTrue();
  }

  @Test
  void codes_coverThemselvesAlone() { // Envoy's gateway-error
    Outcomes gatewayError = Outcomes.ofCodes(502, 504);
    assertThat(includes(gatewayError, Status.ERROR, 501)).isFalse();
    assertThat(includes(gatewayError, Status.ERROR, 502)).isTrue();
    assertThat(includes(gatewayError, Status.OVERLOADED, 503)).isTrue();
    assertThat(includes(gatewayError, Status.ERROR, 504)).isTrue();
    assertThat(includes(gatewayError, Status.ERROR, 505)).isFalse();
    assertThat(includes(gatewayError, Status.OVERLOADED, 529)).isFalse();
    assertThat(includes(gatewayError, Status.CUT, 0)).isFalse();
    assertThat(includes(Outcomes.ofCodes(400, 599), Status.OK, 0)).isFalse();
  }

  @Test
  void union_includesBoth_andNothingElse() {
    Outcomes both = Outcomes.of(Status.TIMEOUT).and(Outcomes.ofCodes(429, 429));
    assertThat(includes(both, Status.TIMEOUT, 0)).isTrue();
    assertThat(includes(both, Status.RATE_LIMITED, 429)).isTrue();
    assertThat(includes(both, Status.QUOTA_EXHAUSTED, 429)).isTrue(); // blindly, as clients do
    assertThat(includes(both, Status.ERROR, 430)).isFalse();
    assertThat(both.statuses()).containsExactly(Status.TIMEOUT);
    assertThat(both.names(429)).isTrue();
    assertThat(both.names(0)).isFalse();
  }

  @Test
  void equality_isOfWhatIsIncluded() {
    Outcomes split = Outcomes.ofCodes(500, 501).and(Outcomes.ofCodes(502, 504));
    assertThat(split).isEqualTo(Outcomes.ofCodes(500, 504)).hasSameHashCodeAs(split);
    assertThat(split).isNotEqualTo(Outcomes.ofCodes(500, 503)).isNotEqualTo(Outcomes.NONE);
    assertThat(Outcomes.of(Status.OK)).isNotEqualTo(Outcomes.NONE);
    assertThat(Outcomes.FAILURES.statuses()).hasSize(Status.values().length - 1);
  }

  @Test
  void codes_areThoseOfErrors() {
    assertThatThrownBy(() -> Outcomes.ofCodes(399, 500))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Outcomes.ofCodes(500, 600))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Outcomes.ofCodes(501, 500))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
