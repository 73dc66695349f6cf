package dev.stampede.experiments.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.year.Stint.Last;
import dev.stampede.experiments.year.Totals.Work;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Quiet time: what some of it comes to, and whether something is like it. */
class QuietTest {

  private static Stint stint(double known, double tickets, Last last) {
    return new Stint(
        new Totals(List.of(new Work(known, tickets, 2 * tickets, 0, 0)), 3 * tickets),
        List.of(last),
        10,
        7);
  }

  private static Stint stint(double known, double tickets) {
    return stint(known, tickets, new Last(0, 0));
  }

  @Test
  void noTime_comesToNothing() {
    Quiet quiet = Quiet.of(List.of(stint(100, 1), stint(120, 3)));

    assertThat(quiet.mean().works().get(0).known()).isEqualTo(110);
    assertThat(quiet.drawn(new double[] {1, -2}, 0).works().get(0).tickets()).isZero();
  }

  /** 10,000 draws of 9 stretches: mean 9 x 2, variance 9 x 1, within five standard errors. */
  @Test
  void muchTime_hasTheMeanAndTheVarianceOfItsStretches() {
    Quiet quiet = Quiet.of(List.of(stint(100, 1), stint(100, 2), stint(100, 3)));
    double sum = 0;
    double squares = 0;
    for (int year = 0; year < 10_000; year++) {
      Totals drawn = quiet.drawn(Quiet.normals(5, year, 3), 9);
      double tickets = drawn.works().get(0).tickets();
      assertThat(drawn.works().get(0).known()).isCloseTo(900, within(1e-9));
      assertThat(drawn.cost()).isCloseTo(3 * tickets, within(1e-9));
      sum += tickets;
      squares += (tickets - 18) * (tickets - 18);
    }
    assertThat(sum / 10_000).isCloseTo(18, within(5 * 3 / 100.0));
    assertThat(squares / 10_000).isCloseTo(9, within(5 * 9 * Math.sqrt(2) / 100));
  }

  @Test
  void whatLosesNoMoreThanQuietTime_isLikeIt() {
    List<Stint> stints = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      stints.add(stint(1000, i == 3 ? 10 : 0));
    }
    Quiet quiet = Quiet.of(stints);

    assertThat(quiet.isLike(stint(0, 0, new Last(20, 0)))).isTrue();
    assertThat(quiet.isLike(stint(0, 0, new Last(20, 1)))).isTrue();
    assertThat(quiet.isLike(stint(0, 0, new Last(20, 4)))).isFalse();
    assertThat(quiet.isLike(stint(0, 0, new Last(0, 0)))).isTrue();
  }
}
