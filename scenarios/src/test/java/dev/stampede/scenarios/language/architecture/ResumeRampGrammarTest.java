package dev.stampede.scenarios.language.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.limit.LimitSpec.Ramp;
import dev.stampede.models.resilience.limit.LimiterSpec;
import dev.stampede.models.resilience.limit.LimiterSpec.Room;
import dev.stampede.models.resilience.limit.LimiterSpec.Signal;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.language.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A resume ramp, and retries that never end, as a scenario writes them. */
class ResumeRampGrammarTest {
  private static final long SECOND = 1_000_000_000L;

  private static Reading reading(String chain) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: ramp
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/s}}}
        providers: {north: {engine: {servers: 9, service: 1s}}}
        architectures: {a: {chain: [%s], ladder: [north]}}
        """
            .formatted(chain));
  }

  private static PolicySpec policy(String text) {
    return reading(text).scenario().trial().architectures().get(0).chain().get(0);
  }

  @Test
  void ramp_hasItsDefaults() {
    LimiterSpec ramp = (LimiterSpec) policy("resume_ramp");
    assertThat(ramp.limit()).isEqualTo(Ramp.DEFAULT);
    assertThat(ramp.room()).isNull();
    assertThat(ramp.signal()).isEqualTo(Signal.COMPLETION);
    assertThat(ramp.dropped()).isEqualTo(RetrySpec.WORTH_RETRYING);
    assertThat(ramp.ignored().includes(new Answer().set(Status.SHED))).isTrue();
    assertThat(ramp.ignored().includes(new Answer().set(Status.OK))).isFalse();
    assertThat(ramp.ignored().includes(new Answer().set(Status.ERROR))).isFalse();
  }

  @Test
  void ramp_takesItsKeys() {
    LimiterSpec ramp =
        (LimiterSpec)
            policy(
                "{resume_ramp: {initial: 2, step: 3, every: 1s, for: 1m, after_failures: 4,"
                    + " after_idle: 5m, failed: [503], max_wait: 10s, max_queue: 7,"
                    + " discipline: lifo}}");
    assertThat(ramp.limit()).isEqualTo(new Ramp(2, 3, SECOND, 60 * SECOND, 4, 300 * SECOND));
    assertThat(ramp.dropped()).isEqualTo(Outcomes.ofCodes(503, 503));
    assertThat(ramp.room()).isEqualTo(new Room(7, 10 * SECOND, Discipline.LIFO));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{resume_ramp: {initial: 0}} | initial (0)",
        "{resume_ramp: {every: 0s}} | every (0s)",
        "{resume_ramp: {evry: 1s}} | did you mean 'every'?",
        "{resume_ramp: {discipline: lifo}} | has a queue but no max_wait above 0s",
        "{retry: {max_retries: 101}} | max_retries (101)",
        "{retry: {max_retries: unlimited, backoff: {initial: 0s}}} | must have a wait before each",
      })
  void mistakes_areSaid(String chain, String words) {
    assertThat(reading(chain).rendered()).contains(words);
  }

  @Test
  void retries_mayBeUnlimitedAndRepeatBrokenStreams() {
    RetrySpec retry =
        (RetrySpec) policy("{retry: {max_retries: unlimited, after_first_token: true}}");
    assertThat(retry.maxRetries()).isEqualTo(RetrySpec.UNLIMITED);
    assertThat(retry.end().afterFirstToken()).isTrue();
    assertThat(((RetrySpec) policy("retry")).end().afterFirstToken()).isFalse();
  }
}
