package dev.stampede.scenarios.read;

import org.jspecify.annotations.Nullable;

/** Says why a text does not fit what its key expects, in words that follow the quoted text. */
final class Unfit extends Exception {
  private static final long serialVersionUID = 1L;

  private final String complaint;
  private final @Nullable String help;

  /** With the help that every value of its type gets. */
  Unfit(String complaint) {
    this(complaint, null);
  }

  Unfit(String complaint, @Nullable String help) {
    super(complaint, null, false, false);
    this.complaint = complaint;
    this.help = help;
  }

  String complaint() {
    return complaint;
  }

  /** What was probably meant; null if the general help is as good. */
  @Nullable String help() {
    return help;
  }
}
