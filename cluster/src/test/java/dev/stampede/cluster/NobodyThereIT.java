package dev.stampede.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Masters that do not answer: it is said soon, on one line, and with one exit code. */
class NobodyThereIT {

  private static final int CANNOT_READ_OR_WRITE = 4;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws Exception {
    Files.writeString(folder.resolve("counter.yaml"), SparkClusterIT.SCENARIO);
  }

  private CommandLine run(int port) throws Exception {
    return CommandLine.start(
        folder,
        "there",
        List.of(
            "run", "counter.yaml", "--executor", "spark", "--master", "spark://127.0.0.1:" + port));
  }

  @Test
  void nobodyListens() throws Exception {
    CommandLine there = run(StandaloneCluster.freePort());

    assertThat(there.exit()).isEqualTo(CANNOT_READ_OR_WRITE);
    assertThat(there.told())
        .matches("stampede: error: no Spark answers at spark://127.0.0.1:\\d+: .*refused.*\\n");
    assertThat(there.printed()).isEmpty();
  }

  /** Spark itself would give up after a minute, and in other words. */
  @Test
  @EnabledIfSystemProperty(named = "cluster.all", matches = "true")
  void somebodyListensWhoIsNoMaster() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      CommandLine there = run(mute.getLocalPort());

      assertThat(there.exit()).isEqualTo(CANNOT_READ_OR_WRITE);
      assertThat(there.told())
          .matches("stampede: error: no Spark answers at spark://127.0.0.1:\\d+ within 20 s.*\\n");
    }
  }
}
