package dev.stampede.models.cell;

import java.io.Serializable;

/**
 * What happened in a cell, after the warm-up, and to those who belong to it.
 *
 * @param name of the cell
 * @param own calls of those who belong to it, wherever they went
 * @param ownServed of these, calls that were served
 * @param movedAway of these, calls that went to another cell
 * @param movedIn calls of others that came to it
 * @param came calls that came to it
 * @param refused of these, calls that a fault kept out or that there was no room for
 * @param served calls that it served
 * @param timedOut calls that waited in it for too long
 * @param failed calls that were cut off in it, died with a node or were dropped
 * @param outShare share of the time in which it was taken to be out, in [0, 1]
 * @param utilization mean share of its capacity in use
 * @param meanInside mean number of calls in it
 * @param nodeDeaths how many of its nodes died
 */
public record CellResult(
    String name,
    long own,
    long ownServed,
    long movedAway,
    long movedIn,
    long came,
    long refused,
    long served,
    long timedOut,
    long failed,
    double outShare,
    double utilization,
    double meanInside,
    long nodeDeaths)
    implements Serializable {

  /** Returns the sum of this and another trial's result: shares and means are summed, too. */
  public CellResult plus(CellResult other) {
    return new CellResult(
        name,
        own + other.own,
        ownServed + other.ownServed,
        movedAway + other.movedAway,
        movedIn + other.movedIn,
        came + other.came,
        refused + other.refused,
        served + other.served,
        timedOut + other.timedOut,
        failed + other.failed,
        outShare + other.outShare,
        utilization + other.utilization,
        meanInside + other.meanInside,
        nodeDeaths + other.nodeDeaths);
  }
}
