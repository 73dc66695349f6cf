package dev.stampede.experiments.demand.scatter;

import dev.stampede.experiments.demand.Search;
import dev.stampede.models.arrival.Pattern;
import dev.stampede.models.arrival.pattern.Mmpp;
import java.util.ArrayList;
import java.util.List;

/**
 * A Poisson process whose rate changes at random between two multiples of the given one: a Markov
 * modulated Poisson process of two states (W. Fischer, K. Meier-Hellstern, "The Markov-modulated
 * Poisson process (MMPP) cookbook", Performance Evaluation 18, 1993). The multiples have mean 1.
 *
 * @param low multiple in the calm state, in (0, 1)
 * @param busyShare of the time in the busy state, in (0, 1)
 * @param relaxation at which the states are forgotten: one over the sum of one over each sojourn,
 *     in seconds
 */
record SwitchingScatter(double low, double busyShare, double relaxation) implements Scatter {

  private static final double[] RELAXATIONS_IN_GAPS = {2, 20, 200, 2_000};
  private static final double[] BUSY = {0.15, 0.5};
  private static final double[] LOW = {0.2, 0.7};
  private static final double TOLERANCE = 2e-2;

  /**
   * Fits all three by maximum likelihood, as T. Rydén, "Parameter estimation for Markov modulated
   * Poisson processes", Stochastic Models 10, 1994 does; searched by simplex in place of EM.
   */
  static SwitchingScatter fit(Paced paced) {
    List<double[]> starts = new ArrayList<>();
    for (double gaps : RELAXATIONS_IN_GAPS) {
      for (double busy : BUSY) {
        for (double low : LOW) {
          starts.add(
              new double[] {
                Search.logit(low), Search.logit(busy), Math.log(gaps * paced.meanGap())
              });
        }
      }
    }
    double[] unused = new double[paced.size()];
    return of(Search.best(point -> of(point).walk(paced, unused), starts, TOLERANCE));
  }

  private static SwitchingScatter of(double[] point) {
    return new SwitchingScatter(
        Search.logistic(point[0]), Search.logistic(point[1]), Math.exp(point[2]));
  }

  @Override
  public String kind() {
    return "mmpp";
  }

  /** The multiple in the busy state, above 1. */
  private double high() {
    return (1 - (1 - busyShare) * low) / busyShare;
  }

  /** Mean time that the calm state lasts, in seconds. */
  private double calmSeconds() {
    return relaxation / busyShare;
  }

  /** Mean time that the busy state lasts, in seconds. */
  private double busySeconds() {
    return relaxation / (1 - busyShare);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter("times", low, ""),
        new Parameter("lasts", calmSeconds(), "s"),
        new Parameter("times", high(), ""),
        new Parameter("lasts", busySeconds(), "s"));
  }

  @Override
  public double walk(Paced paced, double[] residuals) {
    double toBusy = busyShare / relaxation;
    double toCalm = (1 - busyShare) / relaxation;
    double high = high();
    double calm = 0;
    double busy = 0;
    double sum = 0;
    for (int i = 0; i < paced.size(); i++) {
      double gap = paced.gaps()[i];
      double rate = paced.expected()[i] / gap;
      if (paced.begins()[i]) { // an arrival was seen, so busy is likelier than by its time
        calm = (1 - busyShare) * low;
        busy = busyShare * high;
      }
      // exp of the matrix ((-toBusy - rate low, toBusy), (toCalm, -toCalm - rate high)) x gap
      double calmLoss = -(toBusy + rate * low);
      double busyLoss = -(toCalm + rate * high);
      double middle = (calmLoss + busyLoss) / 2;
      double half = (calmLoss - busyLoss) / 2;
      double root = Math.sqrt(half * half + toBusy * toCalm);
      double slow = Math.exp((middle + root) * gap);
      double fast = Math.exp((middle - root) * gap);
      double even = (slow + fast) / 2;
      double odd = (slow - fast) / (2 * root);
      double calmNow = calm * (even + odd * half) + busy * odd * toCalm;
      double busyNow = calm * odd * toBusy + busy * (even - odd * half);
      residuals[i] = -Math.log(calmNow + busyNow);
      calm = calmNow * low;
      busy = busyNow * high;
      double all = calm + busy;
      sum += Math.log(all * paced.rates()[i]);
      calm /= all;
      busy /= all;
    }
    return sum;
  }

  /** The Cookbook's equation for the variance of counts, over their mean. */
  @Override
  public double dispersion(double ratePerSecond, double seconds) {
    double difference = high() - low;
    double excess =
        2 * ratePerSecond * difference * difference * busyShare * (1 - busyShare) * relaxation;
    double relaxations = seconds / relaxation;
    return 1 + excess * (1 - -Math.expm1(-relaxations) / relaxations);
  }

  @Override
  public Pattern pattern() {
    return new Mmpp(
        List.of(new Mmpp.State(low, calmSeconds()), new Mmpp.State(high(), busySeconds())));
  }
}
