package dev.stampede.benchmarks.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where {@code stampede bench} starts. */
public final class Main {

  /** Set by the launcher to the numbers of the streams that are terminals, as in {@code 12}. */
  private static final String TERMINALS = "STAMPEDE_TERMINALS";

  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    boolean errIsTerminal = System.getenv().getOrDefault(TERMINALS, "").contains("2");
    int code = BenchCommand.execute(out, err, errIsTerminal, args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
