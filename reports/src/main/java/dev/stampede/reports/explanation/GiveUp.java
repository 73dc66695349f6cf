package dev.stampede.reports.explanation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the clients of some providers give up, if these refuse every call at once; breakers and
 * budgets aside.
 *
 * @param providers that are called there
 * @param path where the rung stands
 * @param seconds from the first attempt to the last one, without jitter; null if nothing ends it
 * @param longestSeconds the same with the largest jitter
 * @param by whose incidents the share is of
 * @param shareLonger the share of outages that last longer than {@code seconds}, in [0, 1]
 * @param goesOn whether a rung further down takes what is given up
 */
public record GiveUp(
    List<String> providers,
    String path,
    @Nullable Double seconds,
    @Nullable Double longestSeconds,
    String by,
    double shareLonger,
    boolean goesOn) {

  /** Copies the list. */
  public GiveUp {
    providers = List.copyOf(providers);
  }
}
