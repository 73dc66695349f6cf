package dev.stampede.experiments.sequential;

import dev.stampede.experiments.interval.Confidence;

/**
 * How sure what is seen at one look has to be, so that all that might be seen at any look is right
 * as often as it says.
 */
public interface Certainty {

  /** It is looked once, when all that was planned has been seen. */
  Certainty ONE_LOOK =
      new Certainty() {
        @Override
        public Confidence confidence() {
          return Confidence.PLAIN;
        }

        @Override
        public double share(double error) {
          return 1 - error;
        }

        @Override
        public double pValue(double ofOneLook) {
          return ofOneLook;
        }
      };

  /** Of intervals that are right in 95 % of all runs, at all looks. */
  Confidence confidence();

  /**
   * Returns the share of two-sided intervals that must cover the truth at one look.
   *
   * @param error the share of runs in which one may miss it at any look, in (0, 1)
   */
  double share(double error);

  /**
   * Returns the p-value of a test at any look: the chance that one of them shows as much.
   *
   * @param ofOneLook the p-value of a two-sided test at this look, in [0, 1]
   */
  double pValue(double ofOneLook);
}
