package dev.stampede.scenarios.trace;

import dev.stampede.scenarios.trace.format.Columns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of recorded requests, and how it is to be read.
 *
 * @param file plain, or compressed with gzip or Zstandard
 * @param format the word for its form; null to recognise it
 * @param columns what its fields tell, where that is not what its form says; null for nothing
 * @param where what rows must say to be taken
 * @param prefixBlocks how many blocks of prompts a prefix cache holds, where rows name theirs; 0
 *     for none
 */
public record Trace(
    Path file,
    @Nullable String format,
    @Nullable Columns columns,
    List<Condition> where,
    int prefixBlocks) {

  /** Blocks that a prefix cache holds unless somebody says another number: 512 M tokens. */
  public static final int PREFIX_BLOCKS = 1_000_000;

  /** Copies the list. */
  public Trace {
    where = List.copyOf(where);
  }

  /** Returns a file that is to be read as what it seems to be. */
  public static Trace of(Path file) {
    return new Trace(file, null, null, List.of(), PREFIX_BLOCKS);
  }

  /**
   * Opens the rows at the start.
   *
   * @throws IOException if it cannot be read, or is of no form that is known; the message names the
   *     file, what was seen and what to do
   */
  public TraceRows rows() throws IOException {
    return TraceRows.open(this);
  }
}
