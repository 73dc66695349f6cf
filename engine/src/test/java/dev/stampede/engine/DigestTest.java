package dev.stampede.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DigestTest {

  @Test
  void with_dependsOnTheOrder() {
    assertThat(Digest.EMPTY.with(1).with(2)).isNotEqualTo(Digest.EMPTY.with(2).with(1));
  }

  @Test
  void with_seesWhereATextEnds() {
    assertThat(Digest.EMPTY.with("ab").with("c")).isNotEqualTo(Digest.EMPTY.with("a").with("bc"));
    assertThat(Digest.EMPTY.with("")).isNotEqualTo(Digest.EMPTY);
  }

  /** Of 10^6 pairs two agree by accident once in 4 * 10^7 hash functions: n^2 / 2 / 2^64. */
  @Test
  void with_tellsNearbyPairsApart() {
    Set<Long> seen = new HashSet<>();
    for (int time = 0; time < 1000; time++) {
      for (int order = 0; order < 1000; order++) {
        seen.add(Digest.EMPTY.with(time).with(order).value());
      }
    }

    assertThat(seen).hasSize(1_000_000);
  }

  @Test
  void toString_isSixteenHexadecimalDigits() {
    assertThat(new Digest(255)).hasToString("00000000000000ff");
  }
}
