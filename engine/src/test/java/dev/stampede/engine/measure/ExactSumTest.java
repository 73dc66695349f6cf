package dev.stampede.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExactSumTest {

  @Test
  void add_carriesBeyondALong() {
    ExactSum sum = new ExactSum();
    sum.add(Long.MAX_VALUE);
    sum.add(Long.MAX_VALUE);
    sum.add(3); // 2 (2^63 - 1) + 3 = 2^64 + 1

    assertThat(sum.exact()).isEqualTo(new BigInteger("18446744073709551617"));
    assertThat(sum.toDouble()).isEqualTo(0x1.0p64);
  }

  @Test
  void add_returnsFromBelowZero() {
    ExactSum sum = new ExactSum();
    sum.add(Long.MIN_VALUE);
    sum.add(-1);
    assertThat(sum.exact()).isEqualTo(new BigInteger("-9223372036854775809"));

    sum.add(Long.MAX_VALUE);
    sum.add(2);
    assertThat(sum.exact()).isEqualTo(BigInteger.ZERO);
    assertThat(sum.toDouble()).isZero();
  }

  /** From 2^63 to 2^64 the lower half looks negative, and so below zero it looks positive. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775807",
        "9223372036854775808",
        "13835058055282163712",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "-13835058055282163712",
        "-18446744073709551616"
      })
  void toDouble_isRightWhereALongEnds(String number) {
    BigInteger expected = new BigInteger(number);
    BigInteger quarter = expected.shiftRight(2);
    ExactSum sum = new ExactSum();
    for (int i = 0; i < 3; i++) {
      sum.add(quarter.longValueExact());
    }
    sum.add(expected.subtract(quarter.multiply(BigInteger.valueOf(3))).longValueExact());

    assertThat(sum.exact()).isEqualTo(expected);
    assertThat(sum.toDouble()).isEqualTo(expected.doubleValue());
  }

  @Test
  void addProduct_doesNotOverflow() {
    ExactSum sum = new ExactSum();
    sum.addProduct(Long.MIN_VALUE, Long.MIN_VALUE); // 2^126
    sum.addProduct(-3, 5);

    assertThat(sum.exact()).isEqualTo(BigInteger.TWO.pow(126).subtract(BigInteger.valueOf(15)));
  }

  @Test
  void add_ofItselfDoubles() {
    ExactSum sum = new ExactSum();
    sum.addProduct(Long.MAX_VALUE, 3);
    BigInteger once = sum.exact();

    sum.add(sum);

    assertThat(sum.exact()).isEqualTo(once.shiftLeft(1));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void sum_agreesWithBigInteger(long seed) {
    Random random = new Random(seed);
    ExactSum sum = new ExactSum();
    ExactSum part = new ExactSum();
    BigInteger expected = BigInteger.ZERO;
    for (int i = 0; i < 100_000; i++) {
      long a = random.nextLong() >> random.nextInt(64);
      long b = random.nextLong() >> random.nextInt(64);
      ExactSum target = random.nextBoolean() ? sum : part;
      if (random.nextBoolean()) {
        target.add(a);
        expected = expected.add(BigInteger.valueOf(a));
      } else {
        target.addProduct(a, b);
        expected = expected.add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
      }
      if (random.nextInt(10) == 0) {
        sum.add(part);
        part = new ExactSum();
        assertThat(sum.exact()).as("seed %d, step %d", seed, i).isEqualTo(expected);
        assertThat(sum.toDouble()).isEqualTo(expected.doubleValue());
      }
    }
  }
}
