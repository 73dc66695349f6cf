package dev.stampede.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.page.Page.Fall;
import dev.stampede.reports.page.Page.Part;
import dev.stampede.reports.result.AttributionSummary.Origin;
import dev.stampede.reports.result.AttributionSummary.Step;
import dev.stampede.reports.result.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of 100 pieces of work 60 end on the first rung, 30 on the second and 10 on the third. */
final class WaterfallTest {

  private static final Step REFUSED = step(1, "north", "circuit_breaker", "breaker_open");
  private static final Step TIMED_OUT = step(1, "north", "timeout", "timeout");

  private static final Step OUTAGE = new Step(2, "south", "call", "overloaded", "outage", "", 529);

  private static Step step(int rung, String name, String layer, String status) {
    return new Step(rung, name, layer, status, status.equals(Step.OK) ? "" : status, "", 0);
  }

  private static Origin origin(String outcome, long count, Step at, Step... after) {
    Estimate share = Estimate.ofOne(count / 100.0);
    return new Origin("chat", outcome, count, share, at, List.of(after));
  }

  private static List<String> texts(Fall fall) {
    return fall.parts().stream().map(Part::text).toList();
  }

  @Test
  void eachRungBeginsBeneathWhatWentOn() {
    List<Fall> falls =
        Waterfall.of(
            List.of(
                origin("full", 47, step(1, "north", "call", "ok")),
                origin("failed", 3, step(1, "north", "call", "ok")),
                origin("abandoned", 10, step(1, "north", "retry", "gave_up")),
                origin("degraded", 20, step(2, "south", "call", "ok"), REFUSED),
                origin("failed", 4, OUTAGE, TIMED_OUT),
                origin("failed", 6, step(2, "south", "deadline", "timeout"), REFUSED),
                origin("human", 10, step(3, "human", "call", "ok"), TIMED_OUT)));
    assertThat(falls).extracting(Fall::name).containsExactly("1 · north", "2 · south", "3 · human");
    assertThat(falls)
        .extracting(Fall::note)
        .containsExactly("100 % came here", "30 % came here", "10 % came here");
    assertThat(falls)
        .extracting(Fall::before)
        .containsExactly("width:0.0000%", "width:60.0000%", "width:90.0000%");
    assertThat(texts(falls.get(0)))
        .containsExactly(
            "full 47 %",
            "failed 3 %: answered, not well enough",
            "abandoned 10 %: owner gave up during retry",
            "went on 40 %: breaker open 26 %, timed out (timeout) 14 %");
    assertThat(texts(falls.get(1)))
        .containsExactly(
            "degraded 20 %", "failed 10 %: timed out (deadline) 6 %, outage (529) 4 %");
    assertThat(texts(falls.get(2))).containsExactly("human 10 %");
  }
}
