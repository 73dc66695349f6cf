package dev.stampede.models.nodes;

import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.IntervalSums;
import java.io.Serializable;

/**
 * What became of nodes in one trial, in the part of the run that counts; intervals begin at its
 * start.
 *
 * @param deaths how many died; one that dies twice counts twice
 * @param meanInRotation mean number of nodes that were alive and in rotation
 * @param shortShare share of the time with fewer of them than are needed, in [0, 1]
 * @param deathsByInterval how many died in each interval
 * @param inRotationNanosByInterval integral of the nodes alive and in rotation over each interval
 */
public record NodesResult(
    long deaths,
    double meanInRotation,
    double shortShare,
    IntervalCounts deathsByInterval,
    IntervalSums inRotationNanosByInterval)
    implements Serializable {

  /**
   * Returns the sum of this and another trial's result: means and shares are summed, too. The
   * instruments of this one are added to and passed on: it must not be used afterwards.
   */
  public NodesResult absorb(NodesResult other) {
    deathsByInterval.merge(other.deathsByInterval);
    inRotationNanosByInterval.merge(other.inRotationNanosByInterval);
    return new NodesResult(
        deaths + other.deaths,
        meanInRotation + other.meanInRotation,
        shortShare + other.shortShare,
        deathsByInterval,
        inRotationNanosByInterval);
  }

  /** Returns the same with another share of the time. */
  public NodesResult withShortShare(double share) {
    return new NodesResult(
        deaths, meanInRotation, share, deathsByInterval, inRotationNanosByInterval);
  }
}
