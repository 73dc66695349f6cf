package dev.stampede.models.provider;

import dev.stampede.models.check.Require;
import dev.stampede.models.status.AnnouncementSpec;

/**
 * Something that goes wrong with a provider for a while.
 *
 * @param id unique in the scenario
 * @param provider its name, or that of something that providers depend on
 * @param atNanos when it begins
 * @param forNanos how long it lasts, positive
 * @param recoverNanos how long its capacity takes afterwards to come back, linearly, from the share
 *     that the effect left of it; 0 for at once
 * @param announcement when the status page shows it
 */
public record FaultSpec(
    String id,
    String provider,
    long atNanos,
    long forNanos,
    long recoverNanos,
    Effect effect,
    AnnouncementSpec announcement) {

  /** Rejects a negative begin or recovery and a length that is not positive. */
  public FaultSpec {
    Require.notNegative("at", atNanos);
    Require.positive("for", forNanos);
    Require.notNegative("recover", recoverNanos);
  }

  /** A fault that is announced as usual. */
  public FaultSpec(
      String id, String provider, long atNanos, long forNanos, long recoverNanos, Effect effect) {
    this(id, provider, atNanos, forNanos, recoverNanos, effect, AnnouncementSpec.USUAL);
  }

  /** A fault after which all is well at once. */
  public FaultSpec(String id, String provider, long atNanos, long forNanos, Effect effect) {
    this(id, provider, atNanos, forNanos, 0, effect);
  }

  /** When it is over. */
  public long endNanos() {
    return atNanos + forNanos;
  }

  /** When all capacity is back. */
  public long recoveredNanos() {
    return endNanos() + recoverNanos;
  }

  /** What it does. */
  public sealed interface Effect {

    /** The name of its kind in scenarios and reports. */
    String kind();
  }

  /** New calls are answered with an error. */
  public sealed interface Refusal extends Effect {

    /** HTTP status of the error, 400 to 599. */
    int status();

    /** Time until the error is sent, or until a connection breaks that nobody takes up. */
    long errorLatencyNanos();

    /** Whether connections are not even taken up: no error is sent. */
    default boolean hangs() {
      return false;
    }
  }

  /**
   * Nothing works: calls inside are cut off, new ones are answered with an error.
   *
   * @param status HTTP status of the error, 400 to 599
   * @param errorLatencyNanos time until the error is sent, or the connection breaks
   * @param hangs whether connections are not taken up, and no error is sent
   */
  public record Outage(int status, long errorLatencyNanos, boolean hangs) implements Refusal {

    /** Rejects a status that is no error. */
    public Outage {
      checkError(status, errorLatencyNanos);
    }

    /** Errors are sent. */
    public Outage(int status, long errorLatencyNanos) {
      this(status, errorLatencyNanos, false);
    }

    @Override
    public String kind() {
      return "outage";
    }
  }

  /**
   * Nobody gets in any more, as when the sign-in fails; calls inside are served to their end.
   *
   * @param status HTTP status of the error, 400 to 599
   * @param errorLatencyNanos time until the error is sent, or the connection breaks
   * @param hangs whether connections are not taken up, and no error is sent
   */
  public record FrontDoor(int status, long errorLatencyNanos, boolean hangs) implements Refusal {

    /** Rejects a status that is no error. */
    public FrontDoor {
      checkError(status, errorLatencyNanos);
    }

    /** Errors are sent. */
    public FrontDoor(int status, long errorLatencyNanos) {
      this(status, errorLatencyNanos, false);
    }

    @Override
    public String kind() {
      return "front_door";
    }
  }

  /**
   * A share of the calls is answered with an error.
   *
   * @param errors the share, in [0, 1]
   * @param status HTTP status of the error, 400 to 599
   * @param errorLatencyNanos time until the error is sent
   */
  public record Brownout(double errors, int status, long errorLatencyNanos) implements Refusal {

    /** Rejects a share outside [0, 1] and a status that is no error. */
    public Brownout {
      Require.share("errors", errors);
      checkError(status, errorLatencyNanos);
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

  /** All work stands still, and goes on afterwards where it was. New calls still come in. */
  public record Stall() implements Effect {
    @Override
    public String kind() {
      return "stall";
    }
  }

  /**
   * Only a part of the capacity is there. Calls in service on the rest are served to their end, as
   * when machines are taken out for maintenance.
   *
   * @param share what is left, in [0, 1]
   */
  public record CapacityCut(double share) implements Effect {

    /** Rejects a share outside [0, 1]. */
    public CapacityCut {
      Require.share("capacity", share);
    }

    @Override
    public String kind() {
      return "capacity";
    }
  }

  /**
   * A share of the answers gets lost or is late on its way out, which nobody inside notices: the
   * provider's own figures count these calls as served.
   *
   * @param share of the answers, in [0, 1]
   * @param delayNanos how late an answer is; or when the connection breaks that waits for a lost
   *     one
   * @param lost whether the answer never comes
   */
  public record Gray(double share, long delayNanos, boolean lost) implements Effect {

    /** Rejects a share outside [0, 1] and a delay that is not positive. */
    public Gray {
      Require.share("share", share);
      Require.positive(lost ? "hang" : "late", delayNanos);
    }

    @Override
    public String kind() {
      return "gray";
    }
  }

  /**
   * A share of the streams breaks off after their first token. Answers without a stream, or not
   * longer than that, are whole.
   *
   * @param share of the calls, in [0, 1]
   * @param tokens that come before the break, at least 0
   * @param part of its tokens that come in addition, in [0, 1]
   */
  public record StreamCut(double share, int tokens, double part) implements Effect {

    /** Rejects shares outside [0, 1] and a negative number of tokens. */
    public StreamCut {
      Require.share("share", share);
      Require.notNegative("after_tokens", tokens);
      Require.share("after", part);
    }

    /** Returns after how many tokens the stream of an answer breaks off, at least 1. */
    long tokensOf(int outputTokens) {
      return Math.max(1, tokens + Math.round(part * outputTokens));
    }

    @Override
    public String kind() {
      return "stream_cut";
    }
  }

  /**
   * Answers are worse than they should be, which shows in nothing but their quality.
   *
   * @param factor what the quality is multiplied with, in [0, 1]
   * @param most the quality afterwards is not above this, in [0, 1]
   */
  public record Regression(double factor, double most) implements Effect {

    /** Rejects numbers outside [0, 1]. */
    public Regression {
      Require.share("factor", factor);
      Require.share("quality", most);
    }

    @Override
    public String kind() {
      return "quality";
    }
  }

  /**
   * The limits that are the provider's own are lower; what is used stays used.
   *
   * @param share of each limit that is left, above 0, at most 1
   */
  public record QuotaCut(double share) implements Effect {

    /** Rejects a share that leaves nothing, or more than there was. */
    public QuotaCut {
      Require.that(share > 0 && share <= 1, "limits", share, "be above 0 % and at most 100 %");
    }

    @Override
    public String kind() {
      return "quota_cut";
    }
  }

  private static void checkError(int status, long errorLatencyNanos) {
    Require.that(status >= 400 && status <= 599, "status", status, "be an HTTP error, 400 to 599");
    Require.notNegative("error_latency", errorLatencyNanos);
  }
}
