package dev.stampede.reports.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.ReplicationTable;
import dev.stampede.reports.result.ReplicationValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReplicationsCsvTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  private static String csv(ReplicationTable table) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ReplicationsCsv.write(table, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void write_hasARowForEachReplication() throws IOException {
    ReplicationTable table =
        new ReplicationTable(
            List.of("availability", "tickets", "latency.e2e.p99", "latency.e2e.answered.p99"),
            List.of(
                new ReplicationValues("single", "chat", 0, List.of(0.346, 500_315.0, NEVER, 10.4)),
                new ReplicationValues("single", "chat", 1, List.of(0.0, 12.0, NEVER, Double.NaN)),
                new ReplicationValues("=a,b", "e\nmail", 0, List.of(0.99999999, 0.0, 0.5, 0.25))));
    assertThat(csv(table))
        .isEqualTo(
            """
            architecture,useCase,replication,availability,tickets,latency.e2e.p99,\
            latency.e2e.answered.p99
            single,chat,0,0.346,500315,inf,10.4
            single,chat,1,0,12,inf,
            "'=a,b",e\\nmail,0,0.99999999,0,0.5,0.25
            """);
  }

  @Test
  void write_ofNothingIsAHeader() throws IOException {
    assertThat(csv(new ReplicationTable(List.of("quality"), List.of())))
        .isEqualTo("architecture,useCase,replication,quality\n");
  }
}
