package dev.stampede.reports.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a PNG file. Charts are flat, so rows are compressed as they are, without the filters of
 * the format. That is what {@code ImageIO} does too, but it looks for plug-ins first and copies
 * every row through its rasters, which takes as long as drawing the chart.
 */
final class PngFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int CHANNELS = 3;
  private static final int BITS = 8;
  private static final int TRUE_COLOUR = 2;
  private static final int LEVEL = 4;

  private PngFile() {}

  /**
   * Returns the file.
   *
   * @param image of type {@link BufferedImage#TYPE_INT_RGB}
   */
  static byte[] of(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
    out.writeBytes(SIGNATURE);
    ByteBuffer header =
        ByteBuffer.allocate(13)
            .putInt(image.getWidth())
            .putInt(image.getHeight())
            .put((byte) BITS)
            .put((byte) TRUE_COLOUR); // the rest is 0: deflate, filters, not interlaced
    chunk(out, "IHDR", header.array(), header.capacity());
    byte[] rows = rows(image);
    Deflater deflater = new Deflater(LEVEL);
    try {
      deflater.setInput(rows);
      deflater.finish();
      byte[] piece = new byte[1 << 16];
      while (!deflater.finished()) {
        chunk(out, "IDAT", piece, deflater.deflate(piece));
      }
    } finally {
      deflater.end();
    }
    chunk(out, "IEND", new byte[0], 0);
    return out.toByteArray();
  }

  /** Returns all pixels, a 0 for "no filter" in front of each row. */
  private static byte[] rows(BufferedImage image) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    byte[] rows = new byte[image.getHeight() * (1 + CHANNELS * width)];
    int to = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (i % width == 0) {
        to++;
      }
      rows[to++] = (byte) (pixels[i] >> 16);
      rows[to++] = (byte) (pixels[i] >> 8);
      rows[to++] = (byte) pixels[i];
    }
    return rows;
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data, int length) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data, 0, length);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    out.writeBytes(name);
    out.write(data, 0, length);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
  }
}
