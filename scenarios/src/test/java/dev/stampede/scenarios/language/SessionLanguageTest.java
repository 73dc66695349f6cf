package dev.stampede.scenarios.language;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.agent.AgentsSpec;
import dev.stampede.models.demand.agent.Count;
import dev.stampede.models.demand.agent.StartSpec;
import dev.stampede.models.demand.people.PeopleSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario may say of sessions that were recorded, and of those that are there before. */
class SessionLanguageTest {

  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path directory;

  @BeforeEach
  void aFile() throws IOException {
    Files.writeString(
        directory.resolve("s.csv"),
        """
        session_id,round_idx,prefix_len,input_len,output_len,tool_wait_after_ms
        a,0,0,100,10,2000
        a,1,100,50,20,61000
        a,2,150,50,30,0
        """);
    Files.writeString(directory.resolve("broken.csv"), "session_id,round_idx\na,1\n");
  }

  private Reading reading(String useCase) {
    return new Reading(
        Reading.smallWith("").replace("{arrivals: {rate: 1/s}}", useCase), directory);
  }

  private UseCaseSpec useCase(String said) {
    return reading(said).scenario().trial().useCases().get(0);
  }

  @Test
  void recordings_areRead() {
    UseCaseSpec said =
        useCase(
            "{arrivals: {rate: 1/s}, workflow: {recorded: {trace: s.csv, pause_above: 60s},"
                + " start: {sessions: 5, at: 25%-75.5%, answer: 10s}, session_deadline: 1h}}");
    AgentsSpec agents = (AgentsSpec) said.source();
    assertThat(agents.turn().course().meanTurns()).isEqualTo(2);
    assertThat(agents.turn().meanCalls()).isEqualTo(1.5);
    assertThat(agents.deadlineNanos()).isEqualTo(3600 * SECOND);
    assertThat(agents.start()).isEqualTo(new StartSpec(5, 0.25, 0.755, 10 * SECOND));
    assertThat(said.meanInputTokens()).isEqualTo(150);
    assertThat(said.meanOutputTokens()).isEqualTo(20);
  }

  @Test
  void defaults_areOneTurn_andNobody() {
    AgentsSpec agents =
        (AgentsSpec)
            useCase("{arrivals: {rate: 1/s}, workflow: {recorded: {trace: s.csv}}}").source();
    assertThat(agents.turn().course().meanTurns()).isEqualTo(1);
    assertThat(agents.start()).isNull();
    AgentsSpec there =
        (AgentsSpec)
            useCase("{arrivals: {rate: 1/s}, workflow: {steps: 2, tool: 1s, start: {sessions: 3}}}")
                .source();
    assertThat(there.start()).isEqualTo(new StartSpec(3, 0, 1, 0));
  }

  @Test
  void people_haveHadTurns() {
    UseCaseSpec said =
        useCase("{people: 3, think: 1m, workflow: {recorded: {trace: s.csv}, start: {turns: 20}}}");
    PeopleSpec people = (PeopleSpec) said.source();
    assertThat(requireNonNull(people.turn()).had()).isEqualTo(Count.of(20));
    assertThat(said.meanInputTokens()).isEqualTo(150);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "recorded: {trace: s.csv}, steps: 3 | steps (3) goes without recorded sessions",
        "recorded: {trace: s.csv}, tool: 3s | tool (3s) goes without recorded sessions",
        "recorded: {trace: s.csv}, turns: 3 | turns (3) goes without recorded sessions",
        "tool: 3s | workflow: needs steps, or recorded sessions",
        "recorded: {trace: no.csv} | no.csv: there is no such file",
        "recorded: {trace: broken.csv} | broken.csv:1: the header has no column 'prefix_len'",
        "recorded: {trac: s.csv} | unknown key 'trac'",
        "steps: 2, tool: 1s, start: {sessions: 5, at: 80%-20%} | at (80%-20%) must go from a share",
        "steps: 2, tool: 1s, start: {sessions: 5, at: 80%} | at (80%) is not two shares",
        "steps: 2, tool: 1s, start: {sessions: 0} | sessions (0) must be at least 1",
        "steps: 2, tool: 1s, start: {turns: 5} | turns (5) goes with people",
        "steps: 2, tool: 1s, start: {at: 1%-2%} | demand.chat.workflow.start: needs sessions",
        "steps: 2, start: {sessions: 5} | workflow.start (a mapping) must go with tools, pauses or answers that take time",
      })
  void nonsenseOfArrivals_isRefused(String workflow, String complaint) {
    Reading read = reading("{arrivals: {rate: 1/s}, workflow: {" + workflow.strip() + "}}");
    assertThat(read.isAccepted()).isFalse();
    assertThat(read.rendered()).contains(complaint.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "steps: 2, start: {sessions: 5} | sessions (5) goes with arrivals",
        "steps: 2, start: {} | demand.chat.workflow.start: needs turns",
        "recorded: {trace: s.csv}, session_deadline: 1h | session_deadline (1h) goes with arrivals",
      })
  void nonsenseOfPeople_isRefused(String workflow, String complaint) {
    Reading read = reading("{people: 3, think: 1m, workflow: {" + workflow.strip() + "}}");
    assertThat(read.isAccepted()).isFalse();
    assertThat(read.rendered()).contains(complaint.strip());
  }

  /** Lengths are the recording's, so the use case has none to give. */
  @Test
  void lengthsBeside_areRefused() {
    Reading read =
        reading(
            "{arrivals: {rate: 1/s}, workflow: {recorded: {trace: s.csv}},"
                + " request: {input_tokens: 5}}");
    assertThat(read.isAccepted()).isFalse();
    assertThat(read.rendered()).contains("input_tokens");
  }
}
