package dev.stampede.scenarios.terminal;

import picocli.CommandLine.Option;

/** Whether what is printed for people is coloured: the same for every command. */
public final class ColourOption {

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never (default: auto)")
  private ColourChoice choice = ColourChoice.AUTO;

  /** Whether to colour what goes to a terminal. */
  public boolean on(Terminal terminal) {
    return terminal.colours(choice);
  }
}
