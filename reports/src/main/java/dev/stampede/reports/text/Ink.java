package dev.stampede.reports.text;

/** How a piece of text looks on a terminal that shows colour. The text alone says as much. */
public enum Ink {
  PLAIN(""),
  BOLD("1"),
  FAINT("2"),
  GOOD("32"),
  BAD("31"),
  OPEN("33");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /** Returns the text between the ANSI sequences that switch the ink on and off. */
  public String on(String text) {
    return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
