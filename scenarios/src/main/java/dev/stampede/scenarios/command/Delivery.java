package dev.stampede.scenarios.command;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stream of results that remembers whether they have been delivered. A reader that has seen
 * enough and left, as {@code head} does, is no failure: the rest is dropped.
 */
final class Delivery extends OutputStream {

  private final OutputStream receiver;
  private @Nullable String failure;
  private boolean ended;

  Delivery(OutputStream receiver) {
    this.receiver = receiver;
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    attempt(() -> receiver.write(bytes, offset, length));
  }

  @Override
  public void flush() {
    attempt(receiver::flush);
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void attempt(Writing writing) {
    if (ended) {
      return;
    }
    try {
      writing.run();
    } catch (IOException e) {
      ended = true;
      failure = hasLeft(e) ? null : String.valueOf(e.getMessage());
    }
  }

  /** What the systems say of a pipe that nobody reads any more. */
  private static boolean hasLeft(IOException e) {
    String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return words.contains("broken pipe") || words.contains("pipe is being closed");
  }

  /** Returns why the results could not be delivered; null if they were. */
  @Nullable String failure() {
    return failure;
  }
}
