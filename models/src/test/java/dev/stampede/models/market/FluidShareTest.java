package dev.stampede.models.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FluidShareTest {

  private static final double FOREVER = Double.POSITIVE_INFINITY;

  /** Below full load everybody has full speed, and Little's law gives 80 inside. */
  @Test
  void belowFullLoad_nobodyIsSlowed() {
    FluidShare share = new FluidShare(100, 0, 0.5, FOREVER);
    share.inflow(160);
    share.advance(100, 0, 1);

    assertThat(share.inside()).isCloseTo(80, within(1e-9));
    assertThat(share.pace(1)).isEqualTo(1);
  }

  /** 200/s can be served: with 240/s it fills at ln 6 / 2 s, and 40 more are inside each second. */
  @Test
  void overload_slowsEverybodyAlike() {
    FluidShare share = new FluidShare(100, 0, 0.5, FOREVER);
    share.inflow(240);
    double fullAt = StrictMath.log(6) / 2;
    share.advance(10, 0, 1);

    assertThat(share.inside()).isCloseTo(100 + 40 * (10 - fullAt), within(1e-9));
    assertThat(share.pace(1)).isCloseTo(100 / (share.inside() + 1), within(1e-12));
    double gone = share.volumes().served() + share.inside();
    assertThat(gone).isCloseTo(share.volumes().offered(), within(1e-9));
  }

  @Test
  void limit_refusesTheRest() {
    FluidShare share = new FluidShare(100, 0, 0.5, 150);
    share.inflow(240);
    share.advance(100, 0, 1);

    assertThat(share.inside()).isEqualTo(150);
    assertThat(share.admittedShare(0, 1)).isCloseTo(200 / 240.0, within(1e-12));
    assertThat(share.admittedShare(1, 1)).as("one too many").isZero();
  }

  /** A tenth of 100 is ours: ten of us keep full speed, twenty half of it, whatever the crowd. */
  @Test
  void reservedSpeed_isOurs() {
    FluidShare share = new FluidShare(100, 0.1, 0.5, 9900);
    share.inflow(1e6);
    share.advance(1000, 0, 1);

    assertThat(share.pace(10)).isEqualTo(1);
    assertThat(share.pace(20)).isEqualTo(0.5);
    assertThat(share.busy(20)).isEqualTo(90);
  }
}
