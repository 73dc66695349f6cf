package dev.stampede.reports.page;

import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.Locale;

/** Whether something is good news; a page shows it by sign and word as well as by colour. */
public enum Tone {
  /** Neither. */
  PLAIN(""),
  /** Good news. */
  GOOD("✓"),
  /** Bad news. */
  BAD("✗"),
  /** Not known. */
  UNSURE("?"),
  /** Of little weight. */
  MUTED("");

  private final String sign;

  Tone(String sign) {
    this.sign = sign;
  }

  /** Returns that of a verdict. */
  public static Tone of(Verdict verdict) {
    return switch (verdict) {
      case MET -> GOOD;
      case FAILED -> BAD;
      case INCONCLUSIVE -> UNSURE;
    };
  }

  /** Returns the sign to put in front; empty where there is none. */
  public String sign() {
    return sign;
  }

  /** Returns the name of its CSS class. */
  public String css() {
    return name().toLowerCase(Locale.ROOT);
  }
}
