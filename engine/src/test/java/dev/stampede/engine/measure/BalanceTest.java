package dev.stampede.engine.measure;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

final class BalanceTest {

  private static ExactSum sum(long number) {
    ExactSum sum = new ExactSum();
    sum.add(number);
    return sum;
  }

  @Test
  void conserved_acceptsBalancedBooks() {
    assertThatCode(() -> Balance.conserved("chats", 10, 7, 3)).doesNotThrowAnyException();
  }

  @Test
  void conserved_saysWhatIsMissing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Balance.conserved("chats", 10, 7, 2))
        .withMessage("the books of chats do not balance: 10 in, 7 out, 2 inside");
  }

  /** Two calls inside for 3 ns and 4 ns: the number inside integrates to 7, as the times add up. */
  @Test
  void littlesLaw_comparesTheIntegralWithTheTimes() {
    Gauge inside = new Gauge(Horizon.of(new Intervals(10, 1), 0));
    inside.change(1, 1);
    inside.change(2, 1);
    inside.change(4, -1);
    inside.change(6, -1);

    assertThatCode(() -> Balance.littlesLaw("calls", inside.whole(), sum(3 + 4)))
        .doesNotThrowAnyException();
  }

  @Test
  void littlesLaw_failsByOneNanosecond() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Balance.littlesLaw("calls", sum(7), sum(8)))
        .withMessage(
            "Little's law does not hold for calls: "
                + "integral of the number inside 7 ns, sum of times 8 ns");
  }
}
