package dev.stampede.models.work;

/** What a caller wants of a provider. */
public enum Errand {
  /** An account of their own. */
  SIGN_UP,
  /** A session. */
  LOG_IN,
  /** An answer. */
  MESSAGE
}
