package dev.stampede.models.tier;

/** What a caller wants of a tier. */
public enum Errand {
  /** An account of their own. */
  SIGN_UP,
  /** A session. */
  LOG_IN,
  /** An answer. */
  MESSAGE
}
