package dev.stampede.experiments.demand.scatter;

import dev.stampede.models.arrival.Pattern;
import dev.stampede.models.arrival.Poisson;
import java.util.List;

/** Arrivals that do not know of each other: a Poisson process about the rate. */
public record PoissonScatter() implements Scatter {

  @Override
  public String kind() {
    return "poisson";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public double walk(Paced paced, double[] residuals) {
    double sum = 0;
    for (int i = 0; i < paced.size(); i++) {
      residuals[i] = paced.expected()[i];
      sum += Math.log(paced.rates()[i]) - residuals[i];
    }
    return sum;
  }

  @Override
  public double dispersion(double ratePerSecond, double seconds) {
    return 1;
  }

  @Override
  public Pattern pattern() {
    return new Poisson();
  }
}
