package dev.stampede.models.work;

/** How a call, or a piece of work, was answered. */
public final class Answer {

  /** A time that was not reached. */
  public static final long NEVER = -1;

  /** No Retry-After was sent. */
  public static final long NO_RETRY_AFTER = -1;

  /** The answer's kind. */
  public Status status = Status.OK;

  /** What really ended the call, where the status leaves that open. */
  public Cause cause = Cause.NONE;

  /** The HTTP status that a provider, or a gateway for it, refused with, or 0. */
  public int httpStatus;

  /** When service began; at the gateway less the way there; or {@link #NEVER}. */
  public long startedNanos;

  /** When the first token came, or {@link #NEVER}. */
  public long firstTokenNanos;

  /** Mean time from one token to the next, in nanoseconds; {@link #NEVER} below two tokens. */
  public long perTokenNanos;

  /** How long the provider asks to stay away, or {@link #NO_RETRY_AFTER}. */
  public long retryAfterNanos;

  /** Quality of the answer, in [0, 1]; 0 without one. */
  public double quality;

  /** Whether a person answered. */
  public boolean human;

  /**
   * The gateway's own: how many retries whoever failed grants the retry around; -1 for as many as
   * that has.
   */
  public int mostRetries = -1;

  /** The gateway's own: number of the layer that it comes from; -1 where that is not known. */
  public int origin = -1;

  /** Makes this an answer without content. */
  public Answer set(Status newStatus) {
    status = newStatus;
    cause = Cause.NONE;
    httpStatus = 0;
    startedNanos = NEVER;
    firstTokenNanos = NEVER;
    perTokenNanos = NEVER;
    retryAfterNanos = NO_RETRY_AFTER;
    quality = 0;
    human = false;
    mostRetries = -1;
    origin = -1;
    return this;
  }

  /** Makes this a copy. */
  public void set(Answer other) {
    status = other.status;
    cause = other.cause;
    httpStatus = other.httpStatus;
    startedNanos = other.startedNanos;
    firstTokenNanos = other.firstTokenNanos;
    perTokenNanos = other.perTokenNanos;
    retryAfterNanos = other.retryAfterNanos;
    quality = other.quality;
    human = other.human;
    mostRetries = other.mostRetries;
    origin = other.origin;
  }

  /** Takes a refusal back that was written before another way in was found. */
  public void clearRefusal() {
    status = Status.OK;
    cause = Cause.NONE;
    httpStatus = 0;
    retryAfterNanos = NO_RETRY_AFTER;
  }

  /** Gives the answer a quality that is not that of who made it. */
  public void grade(double newQuality) {
    quality = newQuality;
    if (cause.kind() == Cause.Kind.QUALITY) {
      cause = Cause.NONE;
    }
  }

  /** True if the work was done. */
  public boolean isOk() {
    return status == Status.OK;
  }
}
