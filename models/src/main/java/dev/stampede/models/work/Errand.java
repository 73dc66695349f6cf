package dev.stampede.models.work;

import java.util.Locale;

/** What a caller wants of a provider. */
public enum Errand {
  /** An account of their own. */
  SIGN_UP(0),
  /** A session. */
  LOG_IN(1),
  /** An answer. */
  MESSAGE(2);

  private final int number;

  Errand(int number) {
    this.number = number;
  }

  /** Its place in arrays of counts, from 0 on. */
  public int number() {
    return number;
  }

  /** What scenarios call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
