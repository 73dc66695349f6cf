package dev.stampede.scenarios.trace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a file seems to be that is not what it should be, and what to do about it. */
public final class Suspicion {

  /** Bytes to look at. */
  static final int BYTES = 8;

  private static final String UTF_16 = "it seems to be text in UTF-16: save it in UTF-8";

  /**
   * How a file begins, a letter for each byte, and what it seems to be then; by what the formats'
   * specifications say.
   */
  private record Beginning(String bytes, String suspicion) {}

  private static final List<Beginning> BEGINNINGS =
      List.of(
          packed("zip", "PK\3\4"),
          packed("bzip2", "BZh"),
          packed("xz", "\u00fd7zXZ\0"),
          packed("7-Zip", "7z\u00bc\u00af'\34"),
          packed("LZ4", "\4\"M\30"),
          new Beginning(
              "PAR1", "it seems to be a Parquet file: export it as comma-separated values"),
          new Beginning("\u00ff\u00fe", UTF_16),
          new Beginning("\u00fe\u00ff", UTF_16));

  private static final Pattern OTHER_ZONE = Pattern.compile(".*\\d ?((?!UTC)[A-Y][A-Z]{2,4})");

  private Suspicion() {}

  private static Beginning packed(String with, String bytes) {
    return new Beginning(
        bytes,
        "it seems to be compressed with %s: unpack it, or compress it with gzip or Zstandard"
            .formatted(with));
  }

  /**
   * Returns what a file seems to be by its first bytes; null if it may well be text in UTF-8, or
   * compressed with gzip or Zstandard.
   */
  static @Nullable String ofBytes(byte[] first) {
    String text = new String(first, StandardCharsets.ISO_8859_1);
    for (Beginning beginning : BEGINNINGS) {
      if (text.startsWith(beginning.bytes())) {
        return beginning.suspicion();
      }
    }
    return isWide(first) ? UTF_16 : null;
  }

  /** True if every second byte of several is zero, as in ASCII of two bytes a letter. */
  private static boolean isWide(byte[] bytes) {
    int half = bytes.length / 2;
    return half > 1
        && IntStream.range(0, half).allMatch(i -> (bytes[2 * i] == 0) != (bytes[2 * i + 1] == 0))
        && IntStream.range(1, half).allMatch(i -> (bytes[2 * i] == 0) == (bytes[0] == 0));
  }

  /**
   * Returns what separates the columns of a header in place of commas.
   *
   * @param header what was taken for the name of its only column
   * @return null if nothing seems to
   */
  public static @Nullable String ofHeader(String header) {
    String sign =
        header.indexOf(';') >= 0
            ? "semicolons"
            : header.indexOf('\t') >= 0 ? "tabs" : header.indexOf('|') >= 0 ? "bars" : null;
    return sign == null
        ? null
        : "its columns seem to be separated by %s: separate them by commas".formatted(sign);
  }

  /** Returns that a time seems to be of a zone that is given by its name, or null. */
  static @Nullable String ofTime(String time) {
    Matcher zone = OTHER_ZONE.matcher(time);
    return zone.matches()
        ? "it seems to be of the time zone %s: write its offset, or convert all times to UTC"
            .formatted(zone.group(1))
        : null;
  }
}
