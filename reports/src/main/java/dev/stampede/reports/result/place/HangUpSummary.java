package dev.stampede.reports.result.place;

/**
 * Calls that ended because the caller hung up, which a provider sees as HTTP 499. They are no
 * errors of the provider.
 *
 * @param calls all of them, the sum of the others
 * @param timeouts a time limit of the caller was over
 * @param patience the owner of the work had no more patience
 * @param notNeeded another call for the same work had answered
 */
public record HangUpSummary(long calls, long timeouts, long patience, long notNeeded) {

  /** Nobody hung up. */
  public static final HangUpSummary NONE = new HangUpSummary(0, 0, 0, 0);
}
