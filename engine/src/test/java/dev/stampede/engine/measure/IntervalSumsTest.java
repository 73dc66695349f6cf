package dev.stampede.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class IntervalSumsTest {

  private static ExactSum product(long a, long b) {
    ExactSum sum = new ExactSum();
    sum.addProduct(a, b);
    return sum;
  }

  @Test
  void add_outgrowsALong() {
    IntervalSums sums = new IntervalSums(new Intervals(10, 2));
    sums.add(1, product(Long.MAX_VALUE, 8));

    assertThat(sums.at(0).exact()).isZero();
    assertThat(sums.at(1).exact())
        .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(8)));
  }

  @Test
  void merge_addsIntervalByInterval() {
    IntervalSums sums = new IntervalSums(new Intervals(10, 2));
    sums.add(0, product(2, 3));
    IntervalSums other = new IntervalSums(new Intervals(10, 2));
    other.add(0, product(1, 1));
    other.add(1, product(-1, 5));
    sums.merge(other);

    assertThat(sums.at(0).exact()).isEqualTo(7);
    assertThat(sums.at(1).exact()).isEqualTo(-5);
  }

  @Test
  void merge_rejectsAnotherNumberOfIntervals() {
    IntervalSums sums = new IntervalSums(new Intervals(10, 2));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sums.merge(new IntervalSums(new Intervals(10, 3))));
  }
}
