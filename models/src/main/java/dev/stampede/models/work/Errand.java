package dev.stampede.models.work;

import java.util.Locale;

/** What a caller wants of a provider. */
public enum Errand {
  /** An account of their own. */
  SIGN_UP,
  /** A session. */
  LOG_IN,
  /** An answer. */
  MESSAGE;

  /** What scenarios call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
