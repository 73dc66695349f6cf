package dev.stampede.models.work;

/** How a call, or what stands for one, was answered. */
public enum Status {
  /** With an answer. */
  OK,
  /** Refused by a quota (HTTP 429). */
  RATE_LIMITED,
  /** Refused because the provider is full (HTTP 529 or 503). */
  OVERLOADED,
  /** With an error of the provider. */
  ERROR,
  /** Cut off while it was served or waiting. */
  CUT,
  /** Not within the time that a policy allows. */
  TIMEOUT,
  /** Refused by an open circuit breaker, without a call. */
  BREAKER_OPEN,
  /** Refused by a concurrency limit, without a call. */
  LIMIT_REACHED,
  /** Refused because more important work needs the room, without a call. */
  SHED,
  /** No endpoint of a pool was there to call. */
  NO_ENDPOINT,
  /** Refused by a throttle or a rate limit of the own side, without a call. */
  THROTTLED,
  /** Not in the cache. */
  CACHE_MISS,
  /** There was nowhere to go where the answer could have been good enough. */
  NOT_GOOD_ENOUGH,
  /** It gave up waiting in the queue. */
  GAVE_UP,
  /** Refused by a limit that no waiting helps against, such as a cap on spending. */
  QUOTA_EXHAUSTED;

  /** True for a refusal of the own side: the provider has not seen the work. */
  public boolean isOwnRefusal() {
    return switch (this) {
      case BREAKER_OPEN, LIMIT_REACHED, SHED, NO_ENDPOINT, THROTTLED -> true;
      default -> false;
    };
  }

  /** Returns what an HTTP error status means to a client. */
  public static Status ofHttp(int status) {
    return switch (status) {
      case 429 -> RATE_LIMITED;
      case 503, 529 -> OVERLOADED;
      default -> ERROR;
    };
  }
}
