package dev.stampede.scenarios;

/** Which Stampede this is. */
public final class Release {

  /** Its number. */
  public static final String VERSION = "0.1.0";

  private Release() {}
}
