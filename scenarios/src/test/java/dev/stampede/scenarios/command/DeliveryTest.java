package dev.stampede.scenarios.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  /** Takes five bytes, and fails from then on. */
  private static OutputStream failingWith(String words, ByteArrayOutputStream taken) {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        if (taken.size() == 5) {
          throw new IOException(words);
        }
        taken.write(octet);
      }
    };
  }

  private static Delivery delivered(String words, ByteArrayOutputStream taken) {
    Delivery delivery = new Delivery(failingWith(words, taken));
    PrintStream out = new PrintStream(delivery, true, UTF_8);
    out.print("results");
    out.print(" and more");
    return delivery;
  }

  @Test
  void whatIsTaken_isDelivered() {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    Delivery delivery = new Delivery(taken);
    delivery.write('a');
    new PrintStream(delivery, true, UTF_8).print("bc");
    assertThat(taken).hasToString("abc");
    assertThat(delivery.failure()).isNull();
  }

  @Test
  void fullDisk_isAFailure_andNothingIsTriedAgain() {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    Delivery delivery = delivered("No space left on device", taken);
    taken.reset(); // there is room again, but a hole in what was delivered
    delivery.write('x');
    assertThat(taken.size()).isZero();
    assertThat(delivery.failure()).isEqualTo("No space left on device");
  }

  @Test
  void readerThatLeft_isNone() {
    assertThat(delivered("Broken pipe", new ByteArrayOutputStream()).failure()).isNull();
  }
}
