package dev.stampede.models.provider;

import dev.stampede.models.check.Require;

/**
 * Something that goes wrong with a provider for a while.
 *
 * @param id unique in the scenario
 * @param provider its name
 * @param atNanos when it begins
 * @param forNanos how long it lasts, positive
 */
public record FaultSpec(String id, String provider, long atNanos, long forNanos, Effect effect) {

  /** Rejects a negative begin and a length that is not positive. */
  public FaultSpec {
    Require.notNegative("at", atNanos);
    Require.positive("for", forNanos);
  }

  /** When it is over. */
  public long endNanos() {
    return atNanos + forNanos;
  }

  /** What it does. */
  public sealed interface Effect {

    /** The name of its kind in scenarios and reports. */
    String kind();
  }

  /**
   * Nothing works: calls inside are cut off, new ones are answered with an error.
   *
   * @param status HTTP status of the error, 400 to 599
   * @param errorLatencyNanos time until the error is sent
   */
  public record Outage(int status, long errorLatencyNanos) implements Effect {

    /** Rejects a status that is no error. */
    public Outage {
      checkStatus(status);
      Require.notNegative("error_latency", errorLatencyNanos);
    }

    @Override
    public String kind() {
      return "outage";
    }
  }

  /**
   * A share of the calls is answered with an error.
   *
   * @param errors the share, in [0, 1]
   * @param status HTTP status of the error, 400 to 599
   * @param errorLatencyNanos time until the error is sent
   */
  public record Brownout(double errors, int status, long errorLatencyNanos) implements Effect {

    /** Rejects a share outside [0, 1] and a status that is no error. */
    public Brownout {
      Require.share("errors", errors);
      checkStatus(status);
      Require.notNegative("error_latency", errorLatencyNanos);
    }

    @Override
    public String kind() {
      return "brownout";
    }
  }

  /**
   * Everything takes longer, calls in service included.
   *
   * @param factor how many times longer, positive
   */
  public record Slow(double factor) implements Effect {

    /** Rejects a factor that is not positive. */
    public Slow {
      Require.positive("factor", factor);
    }

    @Override
    public String kind() {
      return "slow";
    }
  }

  private static void checkStatus(int status) {
    Require.that(status >= 400 && status <= 599, "status", status, "be an HTTP error, 400 to 599");
  }
}
