package dev.stampede.reports.explanation;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many calls one request can become at the most, and how long it can take.
 *
 * @param calls to all providers together; retries without limit count as 2,147,483,647
 * @param layers what multiplies them, outermost first
 * @param providers the calls to each
 * @param returns what multiplies the requests themselves
 * @param worstSeconds the longest that a request can take; null if nothing bounds it
 * @param unbounded why nothing bounds it; null if something does
 */
public record Amplification(
    BigInteger calls,
    List<Layer> layers,
    List<Calls> providers,
    List<Returns> returns,
    @Nullable Double worstSeconds,
    @Nullable String unbounded) {

  /** Copies the lists. */
  public Amplification {
    layers = List.copyOf(layers);
    providers = List.copyOf(providers);
    returns = List.copyOf(returns);
  }

  /**
   * Something that makes several calls of one.
   *
   * @param name its kind
   * @param path where it stands
   * @param times how many it makes of one; of the ladder, the rungs that call a provider
   */
  public record Layer(String name, String path, BigInteger times) {}

  /** How many calls of one request a provider can get. */
  public record Calls(String provider, BigInteger calls) {}

  /**
   * Work that comes back as new work.
   *
   * @param why {@code resubmit} or {@code rework}
   * @param times how many requests one can become by it
   */
  public record Returns(String useCase, String why, int times) {}
}
