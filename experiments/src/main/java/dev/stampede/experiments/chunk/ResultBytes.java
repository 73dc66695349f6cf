package dev.stampede.experiments.chunk;

import dev.stampede.models.TrialResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.StreamCorruptedException;

/**
 * The result of a trial as bytes: Java's own serialization, in which a type is a number of {@link
 * ResultTypes} in place of its name and fields. So few bytes are repeated from one result to the
 * next, and nothing else can be read from foreign ones. Doubles and counts come back bit by bit.
 */
final class ResultBytes {

  private static final int MOST_DEPTH = 100;

  private ResultBytes() {}

  /**
   * Returns a result as bytes.
   *
   * @throws IllegalArgumentException if it is made of anything that is not known
   */
  static byte[] of(TrialResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new Writer(bytes)) {
      out.writeObject(result);
    } catch (IOException e) {
      throw new IllegalArgumentException("a result cannot be written: " + e, e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #of} has written.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static TrialResult read(byte[] bytes) {
    try (ObjectInputStream in = new Reader(new ByteArrayInputStream(bytes))) {
      return (TrialResult) in.readObject();
    } catch (IOException | ClassNotFoundException | ClassCastException e) {
      throw new IllegalArgumentException("no result of a trial: " + e, e);
    }
  }

  private static final class Writer extends ObjectOutputStream {

    Writer(OutputStream out) throws IOException {
      super(out);
    }

    @Override
    protected void writeClassDescriptor(ObjectStreamClass type) throws IOException {
      writeShort(ResultTypes.known().number(type.forClass()));
    }
  }

  private static final class Reader extends ObjectInputStream {

    Reader(InputStream in) throws IOException {
      super(in);
      setObjectInputFilter(Reader::judge);
    }

    /** All types are known ones; what is left to a forger is to exhaust the memory. */
    private static Status judge(FilterInfo info) {
      return info.depth() > MOST_DEPTH || info.arrayLength() > info.streamBytes() + (1 << 20)
          ? Status.REJECTED
          : Status.UNDECIDED;
    }

    @Override
    protected ObjectStreamClass readClassDescriptor() throws IOException {
      return ObjectStreamClass.lookupAny(ResultTypes.known().type(readUnsignedShort()));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type) throws IOException {
      Class<?> known = type.forClass();
      if (known == null) {
        throw new StreamCorruptedException("a type that cannot be read");
      }
      return known;
    }
  }
}
