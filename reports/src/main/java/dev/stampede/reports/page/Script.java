package dev.stampede.reports.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What makes pages answer: values under the pointer, a zoom, switches. A page has it in itself and
 * allows it alone, by its hash; all content stands without it.
 */
public final class Script {

  private Script() {}

  /** Returns its text, in which no element ends. */
  public static String text() {
    return PageFile.text(Script.class, "report.js");
  }

  /** Returns what a Content-Security-Policy calls a script of this text. */
  public static String source(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
