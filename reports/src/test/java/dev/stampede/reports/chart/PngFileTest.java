package dev.stampede.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PngFileTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 3", "400, 300"})
  void file_holdsEveryPixel(int width, int height) throws IOException {
    BufferedImage image = noise(width, height);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngFile.of(image)));
    assertThat(read.getWidth()).isEqualTo(width);
    assertThat(read.getHeight()).isEqualTo(height);
    assertThat(pixels(read)).isEqualTo(pixels(image));
  }

  @Test
  void file_ofAFlatImageIsSmall() {
    BufferedImage flat = new BufferedImage(1840, 1000, BufferedImage.TYPE_INT_RGB);
    assertThat(PngFile.of(flat).length).isLessThan(50_000);
  }

  /** Noise cannot be compressed, so a large image of it takes more than one piece. */
  private static BufferedImage noise(int width, int height) {
    Random random = new Random(7);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return image;
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
