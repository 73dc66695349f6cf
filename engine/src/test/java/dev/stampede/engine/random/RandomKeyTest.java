package dev.stampede.engine.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RandomKeyTest {

  /** 0xe220a8397b1dcdaf and 0x6e789e6aa1b965f4 open SplitMix64's published sequence from seed 0. */
  @Test
  void derive_isSplitMix64() {
    assertThat(RandomKey.derive(0, 0)).isEqualTo(0xe220a8397b1dcdafL);
    assertThat(RandomKey.derive(0, 1)).isEqualTo(0x6e789e6aa1b965f4L);
    assertThat(RandomKey.derive(1, 0)).isEqualTo(0x910a2dec89025cc1L);
  }

  @Test
  void uniform_isTheSameForever() {
    assertThat(RandomKey.uniform(1, 2)).isEqualTo(0x1.f12745ddf664bp-1);
  }

  @Test
  void uniform_excludesBothEnds() {
    assertThat(RandomKey.uniform(0L)).isEqualTo(0x1.0p-53);
    assertThat(RandomKey.uniform(-1L)).isEqualTo(1 - 0x1.0p-53).isLessThan(1);
  }

  /** Keys and purposes that are counted up, the worst case. False alarms: one in 10^6. */
  @Test
  void uniform_isUniformOverKeysAndPurposes() {
    long[] cells = new long[256];
    for (int key = 0; key < 1000; key++) {
      long work = RandomKey.derive(1, key);
      for (int purpose = 0; purpose < 1000; purpose += 2) {
        int row = (int) (16 * RandomKey.uniform(work, purpose));
        int column = (int) (16 * RandomKey.uniform(work, purpose + 1));
        cells[16 * row + column]++;
      }
    }

    assertThat(ChiSquare.pValue(cells)).isGreaterThan(1e-6);
  }
}
