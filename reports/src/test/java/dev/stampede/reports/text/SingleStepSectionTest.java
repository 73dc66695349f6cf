package dev.stampede.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.SingleStep.Tried;
import dev.stampede.reports.result.SingleStep.UseCaseSteps;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SingleStepSectionTest {

  private static Tried tried(String step, double tailSeconds, double minutesBelow) {
    return new Tried(
        step,
        Optional.empty(),
        0,
        Estimate.ofOne(tailSeconds),
        Estimate.ofOne(0),
        Estimate.ofOne(minutesBelow),
        Estimate.ofOne(0));
  }

  private static String sentence(String... soonest) {
    List<Tried> all =
        List.of(
            tried("wait", Double.POSITIVE_INFINITY, 90),
            tried("a", 0, 30),
            tried("b", 60, 31),
            tried("c", 60, 32),
            tried("d", 60, 33));
    return SingleStepSection.sentence(
        new UseCaseSteps("single", "chat", all.get(0), all, List.of(soonest)));
  }

  @Test
  void sentence_namesTheBestOrSaysThatItIsATie() {
    String waiting = "; to wait: tail never, below its level for 1.5 h";

    assertThat(sentence()).isEqualTo("nothing to end: it kept its level while operators waited");
    assertThat(sentence("a", "wait"))
        .isEqualTo(
            "no single step is shown to be better than to wait: tail never, below its level for 1.5 h");
    assertThat(sentence("a"))
        .isEqualTo("“a” ends it soonest: tail 0 s, below its level for 30 min" + waiting);
    assertThat(sentence("b", "a", "c", "d"))
        .isEqualTo(
            "a tie of “b”, “a”, “c” and 1 more: tail 1 min, below its level for 31 min with the first"
                + waiting);
  }
}
