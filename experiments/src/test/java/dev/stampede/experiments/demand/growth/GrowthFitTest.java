package dev.stampede.experiments.demand.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.demand.growth.Growth.Kind;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class GrowthFitTest {

  private static final double YEAR_DAYS = 365.25;

  /** Years since its launch, and millions of weekly users, as its maker told them until 2026. */
  private static final double[][] CHATGPT = {
    {0.92, 100},
    {1.75, 200},
    {2.0, 300},
    {2.17, 400},
    {2.25, 500},
    {2.67, 700},
    {2.85, 800},
    {3.25, 900}
  };

  private static Course chatGpt() {
    double[] days = new double[CHATGPT.length];
    double[] users = new double[CHATGPT.length];
    for (int i = 0; i < days.length; i++) {
      days[i] = CHATGPT[i][0] * YEAR_DAYS;
      users[i] = CHATGPT[i][1] * 1e6;
    }
    return new Course(days, users);
  }

  private static Course course(int points, DoubleUnaryOperator law) {
    double[] days = new double[points];
    double[] values = new double[points];
    for (int i = 0; i < points; i++) {
      days[i] = i * 7.0;
      values[i] = law.applyAsDouble(days[i]);
    }
    return new Course(days, values);
  }

  /**
   * Four markets from 1.0 to 2.0 G describe the same eight points. The least squares are those of
   * an independent solver (SciPy's, started from p 0.02 and q 1.5), and near the figures that were
   * read off a grid: p .010, q 2.36, rmse 30 M; .020, 1.76; .029, 1.32; .029, 1.08, 51 M.
   */
  @Test
  void chatGptsMarket_isNotIdentified() {
    GrowthFit fit = GrowthFit.of(chatGpt(), List.of(1.0e9, 1.2e9, 1.5e9, 2.0e9));

    is(fit.markets().get(0), 0.010, 2.36, 0.00963411, 2.38389326, 29.697209e6);
    is(fit.markets().get(1), 0.020, 1.76, 0.01971784, 1.77402607, 35.364689e6);
    is(fit.markets().get(2), 0.029, 1.32, 0.0269464, 1.37127605, 44.214206e6);
    is(fit.markets().get(3), 0.029, 1.08, 0.02805085, 1.09719224, 51.116051e6);
    assertThat(fit.best().kind()).isEqualTo(Kind.BASS);
    assertThat(fit.best().parameter("market")).isCloseTo(1.0107e9, within(1e6));
    assertThat(fit.marketIsKnown()).isFalse();
  }

  private static void is(
      BassFit fit, double toldP, double toldQ, double p, double q, double error) {
    assertThat(fit.innovation()).isCloseTo(toldP, within(0.0025)).isCloseTo(p, within(1e-5));
    assertThat(fit.imitation()).isCloseTo(toldQ, within(0.06)).isCloseTo(q, within(1e-4));
    assertThat(fit.error()).isCloseTo(error, within(1e3));
  }

  /** With the whole course up to the market there is no doubt about it. */
  @Test
  void wholeAdoption_returnsItsParameters() {
    BassFit made = new BassFit(5e6, 0.03, 4, 0);
    GrowthFit fit = GrowthFit.of(course(200, day -> 1 + made.at(day)), List.of());

    assertThat(fit.best().kind()).isEqualTo(Kind.BASS);
    assertThat(fit.best().parameter("market")).isCloseTo(5e6, within(5e3));
    assertThat(fit.best().parameter("innovation")).isCloseTo(0.03, within(1e-3));
    assertThat(fit.best().parameter("imitation")).isCloseTo(4, within(0.04));
    assertThat(fit.marketIsKnown()).isTrue();
  }

  /** F(1, 5, 10) of p .03 and q .38: .035758, .331199, .812803. */
  @Test
  void bass_hasItsKnownValues() {
    BassFit bass = new BassFit(1, 0.03, 0.38, 0);

    assertThat(bass.at(YEAR_DAYS)).isCloseTo(0.035758, within(1e-6));
    assertThat(bass.at(5 * YEAR_DAYS)).isCloseTo(0.331199, within(1e-6));
    assertThat(bass.at(10 * YEAR_DAYS)).isCloseTo(0.812803, within(1e-6));
  }

  @Test
  void doubling_isFound() {
    Growth best = GrowthFit.of(course(60, day -> 1_000 * Math.pow(2, day / 90)), List.of()).best();

    assertThat(best.kind()).isEqualTo(Kind.EXPONENTIAL);
    assertThat(best.parameter("doubling")).isCloseTo(90, within(0.1));
  }

  @Test
  void halving_isFound() {
    Growth best = GrowthFit.of(course(60, day -> 1e6 * Math.pow(2, -day / 50)), List.of()).best();

    assertThat(best.kind()).isEqualTo(Kind.EXPONENTIAL);
    assertThat(best.parameter("half_life")).isCloseTo(50, within(0.1));
  }

  /** Doubles every 14 days up to day 140, then halves every 21 days down to a tenth. */
  @Test
  void peakAndTail_areFound() {
    DoubleUnaryOperator law =
        day ->
            day <= 140
                ? 1e6 * Math.pow(2, (day - 140) / 14)
                : 1e6 * (0.1 + 0.9 * Math.pow(2, (140 - day) / 21));
    Growth best = GrowthFit.of(course(80, law), List.of()).best();

    assertThat(best.kind()).isEqualTo(Kind.TAIL);
    assertThat(best.parameter("peak_day")).isEqualTo(140);
    assertThat(best.parameter("doubling")).isCloseTo(14, within(0.1));
    assertThat(best.parameter("half_life")).isCloseTo(21, within(0.1));
    assertThat(best.parameter("level")).isCloseTo(1e5, within(1e3));
  }

  @Test
  void whatStaysTheSame_isFlat() {
    Growth best = GrowthFit.of(course(60, day -> 500 + day * 7 % 3), List.of()).best();

    assertThat(best.kind()).isEqualTo(Kind.FLAT);
    assertThat(best.parameter("level")).isCloseTo(501, within(0.1));
  }

  @Test
  void tooFewPoints_areRefused() {
    assertThatThrownBy(() -> new Course(new double[4], new double[4]))
        .hasMessage("4 points are too few: at least 5 are needed");
    assertThatThrownBy(() -> new Course(new double[] {0, 1, 2, 2, 3}, new double[5]))
        .hasMessage("day 2.0 is out of order");
  }
}
