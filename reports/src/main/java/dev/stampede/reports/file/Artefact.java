package dev.stampede.reports.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The content of one file. */
@FunctionalInterface
public interface Artefact {

  /** Writes the whole content to a stream; the caller flushes and closes it. */
  void writeTo(OutputStream out) throws IOException;

  /** Returns an artefact of these bytes, copied now. */
  static Artefact of(byte[] bytes) {
    byte[] copy = bytes.clone();
    return out -> out.write(copy);
  }

  /** Returns an artefact of a text in UTF-8. */
  static Artefact of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }
}
