package dev.stampede.scenarios.command;

import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the process starts. */
public final class Main {

  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true"); // before anything draws
    Delivery results = new Delivery(new FileOutputStream(FileDescriptor.out));
    PrintStream out = utf8(results);
    PrintStream err = utf8(new FileOutputStream(FileDescriptor.err));
    Terminal terminal = Terminal.of(out, err, System.getenv());
    int code = StampedeCommand.execute(terminal, args);
    out.flush();
    if (results.failure() != null) {
      terminal.error("cannot write to standard output: " + results.failure());
      code = ExitCode.worse(code, ExitCode.CANNOT_READ_OR_WRITE);
    }
    err.flush();
    System.exit(code);
  }

  private static PrintStream utf8(OutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
