package dev.stampede.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.AttributionSummary.Origin;
import dev.stampede.reports.result.AttributionSummary.Step;
import dev.stampede.reports.result.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginWordsTest {

  private static Step step(
      String layer, String status, String cause, String detail, int httpStatus) {
    return new Step(1, "north", layer, status, cause, detail, httpStatus);
  }

  private static Origin origin(String outcome, Step at, Step... after) {
    return new Origin("chat", outcome, 1, Estimate.ofOne(1), at, List.of(after));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "overloaded | outage | '' | 529 | outage (529)",
        "cut | outage | '' | 0 | outage (cut off)",
        "cut | outage | hang | 0 | outage (hang)",
        "error | brownout | '' | 500 | brown-out (500)",
        "error | front_door | '' | 401 | front door closed (401)",
        "cut | front_door | hang | 0 | front door closed (hang)",
        "overloaded | front_door_full | '' | 503 | front door full (503)",
        "overloaded | queue_full | '' | 503 | queue full (503)",
        "overloaded | queue_full | '' | 0 | queue full",
        "overloaded | queue_full | stall | 529 | 'queue full (fault: stall, 529)'",
        "overloaded | queue_dropped | '' | 503 | dropped from the queue (503)",
        "rate_limited | queue_timeout | '' | 429 | waited too long in the queue (429)",
        "error | queue_timeout | slow | 504 | 'waited too long in the queue (fault: slow, 504)'",
        "gave_up | queue_patience | '' | 0 | gave up in the queue",
        "overloaded | shed | '' | 529 | shed (529)",
        "overloaded | shed | capacity | 529 | 'shed (fault: capacity, 529)'",
        "overloaded | too_long | '' | 529 | too long for its cache (529)",
        "rate_limited | quota | rpm | 429 | quota rpm (429)",
        "rate_limited | quota | provisioned itpm | 429 | quota provisioned itpm (429)",
        "quota_exhausted | quota | spend | 429 | quota spend used up (429)",
        "rate_limited | quota_cut | rpm | 429 | quota rpm cut by a fault (429)",
        "cut | stream_cut | '' | 0 | stream cut",
        "cut | gray | '' | 0 | answer lost",
        "rate_limited | pool_full | '' | 429 | no endpoint with quota left (429)",
        "timeout | timeout | '' | 0 | timed out (chain)",
        "timeout | timeout | first_token | 0 | 'timed out (chain, first_token)'",
        "breaker_open | breaker_open | '' | 0 | breaker open",
        "limit_reached | limit_reached | '' | 0 | limit reached (chain)",
        "throttled | throttled | '' | 0 | throttled (chain)",
        "shed | shed | '' | 0 | shed (chain)",
        "no_endpoint | no_endpoint | '' | 503 | no healthy endpoint (503)",
        "cache_miss | cache_miss | '' | 0 | not in the cache",
        "not_good_enough | not_good_enough | '' | 0 | nothing good enough",
        "gave_up | gave_up | '' | 0 | owner gave up during chain",
        "under_way | '' | '' | 0 | under way at chain",
        "ok | '' | '' | 0 | answered",
        "ok | quality | '' | 0 | answered",
      })
  void everyCause_hasWords(
      String status, String cause, String detail, int httpStatus, String words) {
    assertThat(OriginWords.of(step("chain", status, cause, detail, httpStatus))).isEqualTo(words);
  }

  @Test
  void workThatWasNowhere_hasNoLayer() {
    Step nowhere = new Step(0, "", "", Step.UNDER_WAY, "", "", 0);
    assertThat(OriginWords.at(origin("unfinished", nowhere))).isEqualTo("under way");
    Step left = new Step(0, "", "", Step.GAVE_UP, Step.GAVE_UP, "", 0);
    assertThat(OriginWords.at(origin("abandoned", left))).isEqualTo("owner gave up");
  }

  /** A fault is named for the outcome that it explains, and for no other. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "full | '' | answered",
        "late | '' | answered late",
        "late | gray | answered late (fault: gray)",
        "late | quality | answered late",
        "failed | '' | 'answered, not well enough'",
        "failed | quality | 'answered, not well enough (fault: quality)'",
        "failed | gray | 'answered, not well enough'",
        "degraded | quality | answered",
      })
  void answers_areToldByTheirOutcome(String outcome, String cause, String words) {
    assertThat(OriginWords.at(origin(outcome, step("call", Step.OK, cause, "", 0))))
        .isEqualTo("north: " + words);
  }

  @Test
  void ways_areToldStepByStep() {
    Step outage = step("call", "overloaded", "outage", "", 529);
    Step answered = new Step(2, "south", "call", Step.OK, "gray", "", 0);
    assertThat(OriginWords.way(origin("late", answered, outage)))
        .isEqualTo("north: outage (529) → south: answered");
  }

  @Test
  void namesFromFiles_areMadeSafe() {
    Step step = step("call", "rate_limited", "quota", "a\nb", 429);
    assertThat(OriginWords.of(step)).isEqualTo("quota a\\nb (429)");
  }

  @Test
  void late_canBeStillWithoutAnAnswer() {
    Step waits = step("call", Step.UNDER_WAY, "", "", 0);
    assertThat(OriginWords.at(origin("late", waits)))
        .isEqualTo("north: still without an answer at call");
    assertThat(OriginWords.at(origin("unfinished", waits))).isEqualTo("north: under way at call");
  }
}
