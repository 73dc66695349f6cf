package dev.stampede.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkMasterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark://host:7077",
        "spark://a:7077,b:7078",
        "local",
        "local[2]",
        "local[*]",
        "local-cluster[2,1,1024]"
      })
  void addresses(String url) {
    assertThat(new SparkMaster(url).objection()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host:7077",
        "spark://host",
        "spark://",
        "spark://a b:1",
        "yarn",
        "k8s://host:443",
        "local[0]",
        "local[2"
      })
  void whatIsNone(String url) {
    assertThat(new SparkMaster(url).objection())
        .contains("'%s' is neither spark://HOST:PORT nor local[N]".formatted(url));
  }

  @Test
  void withinThisMachine_nobodyIsAsked() throws IOException {
    assertThat(new SparkMaster("local[2]").reach()).isEmpty();
  }

  /** The second of two stands in for the first. */
  @Test
  void masterThatListens_seesThisMachine() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "spark://127.0.0.1:1,127.0.0.1:" + socket.getLocalPort();
      assertThat(new SparkMaster(url).reach()).contains(InetAddress.getLoopbackAddress());
    }
  }

  @Test
  void nobody_isSaid() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new SparkMaster("spark://127.0.0.1:1").reach())
        .withMessageMatching("no Spark answers at spark://127.0.0.1:1: .*refused.*");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new SparkMaster("spark://127.0.0.1:70000").reach())
        .withMessageContaining("port out of range");
  }
}
