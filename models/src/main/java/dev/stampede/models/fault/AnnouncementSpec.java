package dev.stampede.models.fault;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import org.jspecify.annotations.Nullable;

/**
 * When the status page of a provider shows a fault. One that is over before it would be announced
 * never is, and neither is one that the page itself falls victim to.
 *
 * @param after seconds from its begin until the page shows it; null for never
 * @param resolvedAfter seconds from its end until the page no longer does
 * @param pageDown chance that the page is down with its owner, and shows nothing of it, in [0, 1]
 */
public record AnnouncementSpec(
    @Nullable Distribution after, Distribution resolvedAfter, double pageDown) {

  /** Rejects no chance. */
  public AnnouncementSpec {
    Require.share("page_down", pageDown);
  }

  /** A page that lives elsewhere. */
  public AnnouncementSpec(@Nullable Distribution after, Distribution resolvedAfter) {
    this(after, resolvedAfter, 0);
  }

  /**
   * Lognormal with a median of 23 minutes and a 90th percentile of 70: our own reading of public
   * posts on eight incidents of 2023 to 2026, the first post after users' first errors 7 to 59
   * minutes late, with a geometric mean of 23 and a standard deviation of the logarithms of 0.85.
   * And 37 minutes, the difference of two medians of status pages up to June 2024: "monitoring",
   * when users have service back, 27 to 44 minutes after the first post, and "resolved" 65 to 81.
   */
  public static final AnnouncementSpec USUAL =
      new AnnouncementSpec(
          Distribution.Lognormal.ofPercentiles(23 * 60, 0.9, 70 * 60),
          new Distribution.Constant(37 * 60));
}
