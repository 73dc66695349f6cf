package dev.stampede.models.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.RandomKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who belongs where, and who takes them. */
class HomesTest {

  private static final int USERS = 20_000;

  private static final Homes THREE =
      new Homes(
          List.of(
              new CellShare("a", 0.5, 0.5),
              new CellShare("b", 0.3, 0.3),
              new CellShare("c", 0.2, 0.1)));

  private static long user(int number) {
    return RandomKey.derive(17, number);
  }

  private static void assertShare(long found, double share, long of) {
    assertThat((double) found / of)
        .isCloseTo(share, within(3.3 * Math.sqrt(share * (1 - share) / of)));
  }

  @Test
  void usersBelongToCells_inProportionToTheirShares() {
    long[] at = new long[3];
    for (int i = 0; i < USERS; i++) {
      at[THREE.of(user(i))]++;
    }
    assertShare(at[0], 0.5, USERS);
    assertShare(at[1], 0.3, USERS);
    assertShare(at[2], 0.2, USERS);
  }

  @Test
  void whoseCellIsOut_isTakenInProportionToWhatTheOthersTake() {
    long ofA = 0;
    long toB = 0;
    for (int i = 0; i < USERS; i++) {
      if (THREE.of(user(i)) == 0) {
        ofA++;
        int taken = THREE.instead(user(i), cell -> cell != 0);
        assertThat(taken).isIn(1, 2);
        toB += taken == 1 ? 1 : 0;
      }
    }
    assertShare(toB, 0.75, ofA);
  }

  /** If b is out, too, those of a whom c had taken stay there. */
  @Test
  void oneCellMoreThatIsOut_movesNobodyButItsOwn() {
    for (int i = 0; i < 1000; i++) {
      int before = THREE.instead(user(i), cell -> true);
      int after = THREE.instead(user(i), cell -> cell != 1);
      assertThat(after).isEqualTo(before == 1 ? THREE.instead(user(i), c -> c != 1) : before);
      assertThat(after).isNotEqualTo(1);
    }
  }

  @Test
  void whereNoCellTakesAnybody_nobodyIsTaken() {
    Homes two = new Homes(List.of(new CellShare("a", 0.5, 1), new CellShare("b", 0.5, 0)));
    assertThat(two.instead(user(1), cell -> cell != 0)).isEqualTo(Homes.NONE);
    assertThat(two.instead(user(1), cell -> cell != 1)).isZero();
  }

  @Test
  void aCellWithoutAShare_isNobodysOwn_andTakesOthers() {
    Homes spare = new Homes(List.of(new CellShare("a", 1, 1), new CellShare("spare", 0, 0.4)));
    for (int i = 0; i < 1000; i++) {
      assertThat(spare.of(user(i))).isZero();
      assertThat(spare.instead(user(i), cell -> cell != 0)).isEqualTo(1);
    }
  }
}
