package dev.stampede.models.call;

/**
 * What a server knows of a call that is, or was, with it. The server makes it when the call first
 * comes, and uses it again with the call, which always comes by the same link.
 */
public abstract class Visit {

  /** The answer leaves the server. */
  protected abstract void answered();

  /**
   * When the server took the call up that it is still at work on; {@link
   * dev.stampede.models.work.Answer#NEVER} if it is not.
   */
  protected abstract long takenUpNanos();
}
