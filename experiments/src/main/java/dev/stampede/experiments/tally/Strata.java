package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.Confidence;
import java.util.Arrays;

/**
 * Which stratum each replication is in, and what share of all possible replications each stratum
 * is. Where chance put too many replications into one, their weights make up for it
 * (post-stratification: W. G. Cochran, "Sampling techniques", 3rd edition, section 5A.9).
 */
final class Strata {

  private final int[] stratum;
  private final int[] sizes;
  private final double[] shares;
  private final Confidence confidence;

  private Strata(Confidence confidence, int[] stratum, double... shares) {
    this.confidence = confidence;
    this.stratum = stratum;
    this.shares = shares;
    this.sizes = new int[shares.length];
    for (int h : stratum) {
      sizes[h]++;
    }
  }

  /**
   * All replications are alike.
   *
   * @param replications at least 1
   */
  static Strata one(int replications) {
    return of(new boolean[replications], 0);
  }

  /**
   * Some replications were struck by an incident. A stratum without replications is left out, and
   * the other one stands for all.
   *
   * @param struck for each of at least one replication
   * @param shareStruck the known probability that a replication is struck, in [0, 1]
   */
  static Strata of(boolean[] struck, double shareStruck) {
    if (struck.length == 0) {
      throw new IllegalArgumentException("there must be a replication");
    }
    if (!(shareStruck >= 0 && shareStruck <= 1)) {
      throw new IllegalArgumentException(
          "shareStruck (%s) must be in [0, 1]".formatted(shareStruck));
    }
    int[] stratum = new int[struck.length];
    int strikes = 0;
    for (int r = 0; r < struck.length; r++) {
      stratum[r] = struck[r] ? 1 : 0;
      strikes += stratum[r];
    }
    if (strikes == 0 || strikes == struck.length) {
      return new Strata(Confidence.PLAIN, new int[struck.length], 1);
    }
    return new Strata(Confidence.PLAIN, stratum, 1 - shareStruck, shareStruck);
  }

  /** Returns the same, of whose estimates intervals are as sure as asked for. */
  Strata at(Confidence newConfidence) {
    return new Strata(newConfidence, stratum, shares);
  }

  /** Returns how sure intervals of estimates from these replications are; 95 % by default. */
  Confidence confidence() {
    return confidence;
  }

  /** Returns the number of replications. */
  int replications() {
    return stratum.length;
  }

  /** Returns the number of strata, those of weight 0 included. */
  int count() {
    return shares.length;
  }

  /** Returns the stratum of a replication. */
  int of(int replication) {
    return stratum[replication];
  }

  /** Returns the number of replications in a stratum, at least 1. */
  int size(int stratum) {
    return sizes[stratum];
  }

  /** Returns the known share of a stratum; all add up to 1. */
  double share(int stratum) {
    return shares[stratum];
  }

  /** Returns what a replication counts in a mean; the weights of all add up to 1. */
  double weight(int replication) {
    int h = stratum[replication];
    return shares[h] / sizes[h];
  }

  /** True if the same replications are in the same strata, of the same shares. */
  boolean sameAs(Strata other) {
    return Arrays.equals(stratum, other.stratum) && Arrays.equals(shares, other.shares);
  }
}
