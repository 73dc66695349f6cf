package dev.stampede.models.fault;

import dev.stampede.engine.random.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * When the status page of a provider shows a fault. One that is over before it would be announced
 * never is.
 *
 * @param after seconds from its begin until the page shows it; null for never
 * @param resolvedAfter seconds from its end until the page no longer does
 */
public record AnnouncementSpec(@Nullable Distribution after, Distribution resolvedAfter) {

  /**
   * Ten minutes, an assumption: nobody publishes when an incident began before the first post. And
   * 37 minutes, the difference of two medians of status pages up to June 2024: "monitoring", when
   * users have service back, 27 to 44 minutes after the first post, and "resolved" 65 to 81.
   */
  public static final AnnouncementSpec USUAL =
      new AnnouncementSpec(new Distribution.Constant(600), new Distribution.Constant(37 * 60));
}
