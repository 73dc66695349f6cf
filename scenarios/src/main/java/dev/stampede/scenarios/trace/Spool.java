package dev.stampede.scenarios.trace;

import dev.stampede.models.arrival.replay.TraceCursor;
import dev.stampede.models.arrival.replay.TraceSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a trace in few bytes, so that no trial reads the file again: times and lengths as
 * differences and numbers of variable length, 4 to 12 bytes a row in most traces. The first {@value
 * #MEMORY} bytes are held in memory; of a larger trace all goes into a temporary file, which has no
 * name any more once it is open, and ends with the program.
 */
final class Spool implements TraceSource {
  /** Bytes that are held in memory. */
  static final int MEMORY = 64 << 20;

  private static final int BLOCK_ROWS = 512;
  private static final int LONGEST_ROW = 10 + 3 * 5;
  private static final int SEGMENT = 1 << 20;

  private final List<byte[]> segments = new ArrayList<>();
  private final byte[] block = new byte[BLOCK_ROWS * LONGEST_ROW];
  private final int memory;

  /** When the first row of each block came, and where the block begins. */
  private long[] times = new long[16];

  private long[] places = new long[16];
  private int blocks;

  private @Nullable FileChannel file;
  private long written;
  private int filled;
  private int rowsInBlock;
  private long last;

  Spool() {
    this(MEMORY);
  }

  /**
   * Creates an empty spool.
   *
   * @param memory bytes that it may hold in memory
   */
  Spool(int memory) {
    this.memory = memory;
  }

  /** Adds a row, not earlier than the one before. */
  void add(long nanos, int input, int output, int cached) throws IOException {
    if (rowsInBlock == 0) {
      if (blocks == times.length) {
        times = Arrays.copyOf(times, 2 * blocks);
        places = Arrays.copyOf(places, 2 * blocks);
      }
      times[blocks] = nanos;
      places[blocks] = written;
      blocks++;
      last = nanos;
    }
    number(nanos - last);
    number(input + 1L);
    number(output + 1L);
    number(cached + 1L);
    last = nanos;
    if (++rowsInBlock == BLOCK_ROWS) {
      flush();
    }
  }

  private void number(long value) {
    long rest = value;
    while (rest > 0x7f) {
      block[filled++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    block[filled++] = (byte) rest;
  }

  private void flush() throws IOException {
    FileChannel to = file;
    if (to == null && written + filled > memory) {
      to = spill();
    }
    if (to != null) {
      write(to, ByteBuffer.wrap(block, 0, filled));
    } else {
      for (int from = 0; from < filled; ) {
        int at = (int) (written % SEGMENT);
        if (at == 0 && segments.size() * (long) SEGMENT == written) {
          segments.add(new byte[SEGMENT]);
        }
        int length = Math.min(filled - from, SEGMENT - at);
        System.arraycopy(block, from, segments.get((int) (written / SEGMENT)), at, length);
        written += length;
        from += length;
      }
    }
    filled = 0;
    rowsInBlock = 0;
  }

  private FileChannel spill() throws IOException {
    Path path = Files.createTempFile("stampede-trace-", ".rows");
    FileChannel to =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    long held = written;
    written = 0;
    for (byte[] segment : segments) {
      write(to, ByteBuffer.wrap(segment, 0, (int) Math.min(SEGMENT, held - written)));
    }
    segments.clear();
    file = to;
    return to;
  }

  private void write(FileChannel to, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      written += to.write(bytes, written);
    }
  }

  /** Ends adding. */
  void finish() throws IOException {
    if (rowsInBlock > 0) {
      flush();
    }
  }

  /** Reads bytes that were written. */
  private void read(long place, byte[] into, int length) {
    FileChannel from = file;
    try {
      if (from == null) {
        for (int read = 0; read < length; ) {
          int at = (int) ((place + read) % SEGMENT);
          int part = Math.min(length - read, SEGMENT - at);
          System.arraycopy(segments.get((int) ((place + read) / SEGMENT)), at, into, read, part);
          read += part;
        }
        return;
      }
      ByteBuffer bytes = ByteBuffer.wrap(into, 0, length);
      while (bytes.hasRemaining()) {
        if (from.read(bytes, place + bytes.position()) < 0) {
          throw new EOFException("the temporary file of a trace is cut off");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TraceCursor open() {
    return new Cursor();
  }

  private final class Cursor implements TraceCursor {
    private final byte[] bytes = new byte[BLOCK_ROWS * LONGEST_ROW];
    private int nextBlock;
    private int length;
    private int at;
    private long nanos;
    private int input;
    private int output;
    private int cached;
    private boolean held;

    @Override
    public boolean next() {
      if (held) {
        held = false;
        return true;
      }
      return decode();
    }

    private boolean decode() {
      if (at == length) {
        if (nextBlock == blocks) {
          return false;
        }
        load();
      }
      nanos += number();
      input = (int) number() - 1;
      output = (int) number() - 1;
      cached = (int) number() - 1;
      return true;
    }

    private void load() {
      long end = nextBlock + 1 < blocks ? places[nextBlock + 1] : written;
      length = (int) (end - places[nextBlock]);
      read(places[nextBlock], bytes, length);
      nanos = times[nextBlock];
      at = 0;
      nextBlock++;
    }

    private long number() {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = bytes[at++];
        value |= (long) (next & 0x7f) << shift;
        if (next >= 0) {
          return value;
        }
      }
    }

    @Override
    public void seek(long from) {
      held = false;
      nextBlock = first(from);
      length = 0;
      at = 0;
      while (decode()) {
        if (nanos >= from) {
          held = true;
          return;
        }
      }
    }

    /** Returns the last block whose first row is earlier than a time. */
    private int first(long from) {
      int low = 0;
      int high = blocks;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (times[middle] < from) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return Math.max(0, low - 1);
    }

    @Override
    public long offsetNanos() {
      return nanos;
    }

    @Override
    public int inputTokens() {
      return input;
    }

    @Override
    public int outputTokens() {
      return output;
    }

    @Override
    public int cachedTokens() {
      return cached;
    }

    @Override
    public void close() {}
  }
}
