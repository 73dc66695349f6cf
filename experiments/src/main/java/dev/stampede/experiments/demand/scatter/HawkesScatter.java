package dev.stampede.experiments.demand.scatter;

import dev.stampede.experiments.demand.Search;
import dev.stampede.models.arrival.Pattern;
import dev.stampede.models.arrival.pattern.Hawkes;
import java.util.ArrayList;
import java.util.List;

/**
 * Arrivals that bring on others (A. G. Hawkes, "Spectra of some self-exciting and mutually exciting
 * point processes", Biometrika 58, 1971): of the rate, the share that is not {@code branching}
 * comes of itself, and each arrival raises the rate by what decays exponentially.
 *
 * @param branching arrivals that one brings on directly, in the mean, in (0, 1)
 * @param decaySeconds mean time to one of them, positive
 */
record HawkesScatter(double branching, double decaySeconds) implements Scatter {

  private static final double[] DECAYS_IN_GAPS = {0.5, 5, 50, 500, 5_000};
  private static final double[] BRANCHINGS = {0.2, 0.7};
  private static final double TOLERANCE = 2e-2;

  /** Fits both by maximum likelihood. */
  static HawkesScatter fit(Paced paced) {
    List<double[]> starts = new ArrayList<>();
    for (double branching : BRANCHINGS) {
      for (double gaps : DECAYS_IN_GAPS) {
        starts.add(new double[] {Search.logit(branching), Math.log(gaps * paced.meanGap())});
      }
    }
    double[] unused = new double[paced.size()];
    return of(Search.best(point -> of(point).walk(paced, unused), starts, TOLERANCE));
  }

  private static HawkesScatter of(double[] point) {
    return new HawkesScatter(Search.logistic(point[0]), Math.exp(point[1]));
  }

  @Override
  public String kind() {
    return "hawkes";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter("branching", branching, "share"), new Parameter("decay", decaySeconds, "s"));
  }

  /**
   * By the recursion of T. Ozaki, "Maximum likelihood estimation of Hawkes' self-exciting point
   * processes", Annals of the Institute of Statistical Mathematics 31, 1979. What was before the
   * first gap of a stretch has left the excitation that there is in the mean.
   */
  @Override
  public double walk(Paced paced, double[] residuals) {
    double jump = branching / decaySeconds;
    double excitation = 0;
    double sum = 0;
    for (int i = 0; i < paced.size(); i++) {
      double gap = paced.gaps()[i];
      if (paced.begins()[i]) {
        excitation = branching * paced.expected()[i] / gap + jump;
      }
      double left = excitation * Math.exp(-gap / decaySeconds);
      residuals[i] = (1 - branching) * paced.expected()[i] + (excitation - left) * decaySeconds;
      sum += Math.log((1 - branching) * paced.rates()[i] + left) - residuals[i];
      excitation = left + jump;
    }
    return sum;
  }

  /** The integral of the covariance density in Hawkes's equation 17. */
  @Override
  public double dispersion(double ratePerSecond, double seconds) {
    double still = 1 - branching;
    double relaxations = still * seconds / decaySeconds;
    double settled = 1 - -Math.expm1(-relaxations) / relaxations;
    return 1 + (1 / (still * still) - 1) * settled;
  }

  @Override
  public Pattern pattern() {
    return new Hawkes(branching, decaySeconds);
  }
}
