package dev.stampede.experiments.demand.scatter;

import dev.stampede.experiments.demand.Distance;
import dev.stampede.experiments.demand.RecordedRequests;
import dev.stampede.experiments.demand.scatter.Curves.Curve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which processes a trace may have come from.
 *
 * @param observed the trace's dispersion at several scales
 * @param candidates all that were tried, the best by Akaike's criterion first
 */
public record ArrivalFit(List<Dispersion> observed, List<Candidate> candidates) {

  /** A distance below which a plan is the same whichever of both is right. */
  public static final double CLOSE_DISTANCE = 0.05;

  private static final double INDISTINCT = 6;

  /** Fits all processes about all curves. */
  public static ArrivalFit of(RecordedRequests trace, long tickNanos) {
    List<Dispersion> observed = Dispersion.of(trace, tickNanos);
    Stretches stretches = Stretches.of(trace, tickNanos);
    List<Candidate> candidates =
        Curves.of(trace).parallelStream()
            .flatMap(curve -> candidates(curve, stretches, observed).stream())
            .sorted(Comparator.comparingDouble(Candidate::information))
            .toList();
    return new ArrivalFit(observed, candidates);
  }

  private static List<Candidate> candidates(
      Curve curve, Stretches stretches, List<Dispersion> observed) {
    Paced paced = Paced.of(stretches, curve.rate());
    List<Candidate> candidates = new ArrayList<>();
    for (Scatter scatter :
        List.of(
            new PoissonScatter(),
            RenewalScatter.fit(RenewalLaw.GAMMA, paced),
            RenewalScatter.fit(RenewalLaw.WEIBULL, paced),
            HawkesScatter.fit(paced),
            SwitchingScatter.fit(paced))) {
      candidates.add(candidate(curve, scatter, paced, stretches.share(), observed));
    }
    return candidates;
  }

  private static Candidate candidate(
      Curve curve, Scatter scatter, Paced paced, double share, List<Dispersion> observed) {
    double[] residuals = new double[paced.size()];
    double likelihood = scatter.walk(paced, residuals) / share;
    double distance = Distance.of(residuals, value -> -Math.expm1(-value));
    List<Double> dispersions = new ArrayList<>();
    boolean close = distance <= Math.max(CLOSE_DISTANCE, Distance.byChance(residuals.length));
    for (Dispersion dispersion : observed) {
      double fitted = dispersion.fitted(curve.rate(), scatter);
      dispersions.add(fitted);
      close &= dispersion.agrees(fitted);
    }
    int numbers = curve.numbers() + scatter.parameters().size();
    return new Candidate(
        curve.shape(),
        curve.rate(),
        scatter,
        numbers,
        2 * (numbers - likelihood),
        distance,
        dispersions,
        close);
  }

  /**
   * The process that may stand for the trace: of all close ones within 6 of the best of them by
   * Akaike's criterion the one with the fewest numbers (S. A. Richards, "Testing ecological theory
   * using the information-theoretic approach", Ecology 86, 2005). Empty if none is close.
   */
  public Optional<Candidate> chosen() {
    List<Candidate> close = candidates.stream().filter(Candidate::close).toList();
    return close.stream()
        .filter(c -> c.information() <= close.get(0).information() + INDISTINCT)
        .min(Comparator.comparingInt(Candidate::numbers));
  }
}
