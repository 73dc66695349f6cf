package dev.stampede.scenarios.session;

import dev.stampede.scenarios.read.InputFiles;
import picocli.CommandLine.Option;

/** Where the files of other programs may lie that scenarios name. */
public final class ReachOption {

  @Option(
      names = "--allow-outside",
      description = "let scenarios point at files outside their folders, as at ~/.aws/config")
  private boolean outside;

  /** What was chosen. */
  public InputFiles.Reach reach() {
    return outside ? InputFiles.Reach.ANYWHERE : InputFiles.Reach.FOLDER;
  }
}
