package dev.stampede.reports.result.year;

import dev.stampede.reports.result.Estimate;
import java.util.Optional;

/**
 * What goes wrong, and what it adds to a mean year, as the same stretches without it tell.
 *
 * @param source a provider, or what providers depend on; {@link #QUIET} for what happens between
 *     incidents, {@link #TOGETHER} for what only several at a time do
 * @param kind what it does, such as {@code outage}; empty for the two others
 * @param perYear incidents in a mean year
 * @param tickets of all work that is ours
 * @param share of all tickets
 * @param cost of all that is paid; empty where nothing has a price
 */
public record Cause(
    String source,
    String kind,
    double perYear,
    Estimate tickets,
    double share,
    Optional<Estimate> cost) {

  /** What is lost while nothing is wrong. */
  public static final String QUIET = "(no incident)";

  /** What several causes do together beyond what each does. */
  public static final String TOGETHER = "(together)";
}
