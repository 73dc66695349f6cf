package dev.stampede.experiments.sequential;

import dev.stampede.experiments.interval.Confidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What holds at several looks. A p-value is that of the repeated intervals: the error of those that
 * just reach to where there is no difference (C. Jennison, B. W. Turnbull, "Group sequential
 * methods", section 9.2.1).
 */
final class AllLooks implements Certainty {

  private final List<Integer> looks;
  private final Confidence confidence;
  private final Map<Double, Double> shares = new HashMap<>();

  /** Prepares what holds at looks in their order, of which there is one at least. */
  AllLooks(List<Integer> looks) {
    this.looks = looks;
    this.confidence = Boundary.of(looks);
  }

  @Override
  public Confidence confidence() {
    return confidence;
  }

  @Override
  public double share(double error) {
    return shares.computeIfAbsent(error, e -> Confidence.ofNormal(Boundary.z(e, looks)).share());
  }

  @Override
  public double pValue(double ofOneLook) {
    if (ofOneLook <= 0 || ofOneLook >= 1) {
      return ofOneLook;
    }
    double z = -new NormalDistribution(null, 0, 1).inverseCumulativeProbability(ofOneLook / 2);
    // So far out the sum over looks is as good, and the recursion no more exact than its steps.
    double all =
        z > Boundary.HIGHEST
            ? looks.size() * ofOneLook
            : Math.max(ofOneLook, Boundary.missed(z, looks));
    return Math.min(1, all + ofOneLook);
  }
}
