package dev.stampede.scenarios.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemsTest {
  private final Source file = Source.of("a.yaml", "one: 1\ntwo: 2\n");
  private final Source setting = Source.of("--set x=1", "x=1");
  private final Problems problems = new Problems();

  @Test
  void list_isInOrderOfPosition_sourceBySource() {
    problems.error(file.at(12), "third", null);
    problems.error(setting.at(2), "fourth", null);
    problems.warning(file.at(7), "second", null);
    problems.error(file.at(0), "first", null);
    assertThat(problems.list())
        .extracting(Problem::message)
        .containsExactly("first", "second", "third", "fourth");
  }

  @Test
  void sameProblemTwice_isReportedOnce() {
    problems.error(file.at(0), "again", null);
    problems.error(file.at(0), "again", null);
    assertThat(problems.list()).hasSize(1);
  }

  @Test
  void warnings_areNoErrors() {
    problems.warning(file.at(7), "odd", null);
    assertThat(problems.hasErrors()).isFalse();
    assertThat(problems.render()).isEqualTo("a.yaml:2:1: warning: odd\n    two: 2\n    ^\n");
  }

  @Test
  void tooManyProblems_areCounted() {
    for (int i = 0; i < Problems.LIMIT + 7; i++) {
      problems.error(file.at(0), "wrong " + i, null);
    }
    assertThat(problems.list()).hasSize(Problems.LIMIT);
    assertThat(problems.render()).endsWith("... and 7 more\n");
  }

  @Test
  void nulInAMessage_isNoPath() {
    Problems problems = new Problems();
    problems.add(Severity.ERROR, Source.of("a.yaml", "a: 1").at(0), "a", "a says x\0y", null);
    assertThat(problems.render()).startsWith("a.yaml:1:1: error: a says x\\x00y\n");
  }
}
