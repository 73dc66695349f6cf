package dev.stampede.scenarios.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.models.demand.agent.RecordedCourse;
import dev.stampede.models.demand.agent.Recordings;
import dev.stampede.models.work.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of sessions. */
class SessionFileTest {

  private static final long SECOND = 1_000_000_000L;

  private static final String HEADER =
      "session_id,round_idx,prefix_len,input_len,output_len,tool_wait_after_ms\n";

  @TempDir private Path directory;

  private Recordings read(String text) throws IOException {
    Path file = directory.resolve("sessions");
    Files.writeString(file, text);
    return SessionFile.read(file, 60 * SECOND);
  }

  /** Returns the turns of a session: of each round the prompt, its beginning, answer and wait. */
  private static List<String> rounds(Recordings recordings, int session) {
    RecordedCourse course = new RecordedCourse(recordings);
    List<String> rounds = new ArrayList<>();
    Request request = new Request();
    int turns = course.turns(session, 0);
    for (int i = 0; i < turns; i++) {
      int turn = course.turnOf(session, i);
      int steps = course.steps(turn, 0);
      for (int step = 0; step < steps; step++) {
        course.shape(request, turn, step, 0, 0);
        rounds.add(
            "%d %d %d %s%s"
                .formatted(
                    request.inputTokens,
                    request.prefixTokens,
                    request.outputTokens,
                    course.toolNanos(turn, step, 0, 0) / 1e9,
                    step == steps - 1 ? " end" : ""));
      }
    }
    return rounds;
  }

  private static final String EXPORTED =
      """
      id,input_len,output_len,arrival_time,round_idx,tool_wait_after_ms,prefix_len
      0,1000,50,1500.000000,0,2000.000000,0
      0,100,60,1500.000000,1,60000.000001,1000
      0,1,20,1500.000000,2,0.000000,1100
      1,20,5,0.000000,0,0.000000,0
      """;

  /** As TraceLab exports them, in the order of arrival; 60 s and a nanosecond are a pause. */
  @Test
  void rows_areRounds() throws IOException {
    Recordings read = read(EXPORTED);
    assertThat(read.sessions()).isEqualTo(2);
    assertThat(read.turns()).isEqualTo(3);
    assertThat(rounds(read, 0)).containsExactly("20 0 5 0.0 end");
    assertThat(rounds(read, 1))
        .containsExactly("1000 0 50 2.0", "1100 1000 60 60.000000001 end", "1101 1100 20 0.0 end");
  }

  @Test
  void packedFiles_areUnpacked() throws IOException {
    Path file = directory.resolve("sessions.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(EXPORTED.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(SessionFile.read(file, Recordings.NO_PAUSE).turns()).isEqualTo(2);
  }

  /** In the file's order, as not all of them have arrivals; answers of nothing are one token. */
  @Test
  void rowsWithoutArrivals_stayInOrder() throws IOException {
    Recordings read = read(HEADER + "b,0,0,7,0,0\nb,1,7,1,2,0\na,0,0,0,1,0\n");
    assertThat(rounds(read, 0)).containsExactly("7 0 1 0.0", "8 7 2 0.0 end");
    assertThat(rounds(read, 1)).containsExactly("1 0 1 0.0 end");
  }

  /** As LLMServingSim has them: a shorter prompt was compacted; a call alone is a session. */
  @Test
  void objects_areSessions() throws IOException {
    Recordings read =
        read(
            """
            {"session_id": "late", "arrival_time_ns": 9, "other": {"a": [1, {"b": 2}]},
             "sub_requests": [
               {"input_toks": 1472, "output_toks": 133, "tool_duration_ns": 127348767},
               {"input_toks": 1582, "input_tok_ids": [1, 2], "output_toks": 125},
               {"output_toks": 5, "input_toks": 300, "tool_duration_ns": 0}]}
            {"input_toks": 128, "output_toks": 512, "arrival_time_ns": 0}
            {"sub_requests": [{"input_toks": 1, "output_toks": 2}], "arrival_time_ns": 3}
            """);
    assertThat(rounds(read, 0)).containsExactly("128 0 512 0.0 end");
    assertThat(rounds(read, 1)).containsExactly("1 0 2 0.0 end");
    assertThat(rounds(read, 2))
        .containsExactly("1472 0 133 0.127348767", "1582 1472 125 0.0", "300 0 5 0.0 end");
  }

  private void complains(String text, String complaint) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .hasMessage(directory.resolve("sessions") + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,0,0,7,1,0;a,2,7,1,2,0 | 3 | round_idx (2) must be 1: rows of a session stand together,"
            + " and count from 0",
        "a,0,0,7,1,0;b,0,7,1,2,0;a,1,0,1,1,0 | 4 | round_idx (1) must be 0: rows of a session"
            + " stand together, and count from 0",
        "a,0,-1,7,1,0 | 2 | prefix_len (-1) must be a whole number from 0 to 1000000000",
        "a,0,0,x,1,0 | 2 | input_len (x) must be a whole number from 0 to 1000000000",
        "a,0,0,7,1.5,0 | 2 | output_len (1.5) must be a whole number from 0 to 1000000000",
        "a,0,0,7,1,-2 | 2 | tool_wait_after_ms (-2) must be a number of ms, at least 0, within 292"
            + " years",
        "a,0,0,7,1 | 2 | has 5 fields, but the header 6",
      })
  void brokenRows_areTold(String rows, int line, String complaint) {
    complains(
        HEADER + rows.strip().replace(';', '\n') + "\n", ":%d: %s".formatted(line, complaint));
  }

  @Test
  void otherFiles_areTold() {
    complains("", ":1: has no header");
    complains(HEADER, ":1: has no sessions");
    complains(
        "session_id,round_idx,prefix,input_len,output_len\n",
        ":1: the header has no column 'prefix_len'; it has session_id, round_idx, prefix,"
            + " input_len, output_len");
    complains("{\"sub_requests\": []}", ":1: has no sub_requests");
    complains(
        "{\"sub_requests\": [{\"output_toks\": 2}]}",
        ":1: has no input_toks, which must be a whole number from 0 to 1000000000");
    complains(
        "{\"sub_requests\": [7]}", ":1: has something in sub_requests that is not a JSON object");
    complains(
        "{\"sub_requests\": [{\"input_toks\": 2, \"output_toks\": 1}]}\n{\"sub",
        ":2: is not" + " well-formed JSON");
    assertThatThrownBy(() -> SessionFile.read(directory.resolve("none"), 1))
        .hasMessageEndingWith("there is no such file");
  }
}
