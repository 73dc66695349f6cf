package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.PeopleSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A person who thinks for 2 s, is answered after 1 s, and does nothing from 30 s on but ask again
 * each 4 s, until there are answers again from 89.5 s on: the first such question is asked 60 s
 * after the first in vain.
 */
class PeopleRunsTest {

  private static final String FAULTS =
      "[{id: gone, provider: north, kind: outage, at: 30s, for: 59500ms}]";

  @TempDir private Path directory;

  private Path scenario(String demand, String faults, String objective) {
    return write(
        directory,
        "scenario.yaml",
        """
        apiVersion: stampede/v1
        name: people
        duration: 2m
        replications: 2
        demand:
          work: %s
        providers:
          north: {engine: {servers: 1, service: 1s}}
          south: {engine: {servers: 1, service: 1s}}
        faults: %s
        architectures: {single: {ladder: [north]}, pair: {ladder: [north, south]}}
        objectives: ["%s"]
        """
            .formatted(demand, faults, objective));
  }

  private static final String PERSON =
      "{people: 1, think: 2s, unaided: {stops: 100%, looks_again: 4s}}";

  private Summary summary(String faults, int jobs) throws IOException {
    Path out = directory.resolve("out");
    Result result =
        run("run", scenario(PERSON, faults, "work.people.tries <= 9"), "-o", out, "-q", "-j", jobs);
    assertThat(result.code()).as(result.err()).isZero();
    return SummaryJson.read(Files.readString(out.resolve("summary.json")));
  }

  private static UseCaseSummary work(Summary summary, int architecture) {
    return summary.architectures().get(architecture).useCases().get(0);
  }

  private static PeopleSummary people(Summary summary, int architecture) {
    return work(summary, architecture).people().orElseThrow();
  }

  /** A minute of each run is lost, which is 20 tasks of 40, and nothing where there is another. */
  @Test
  void hoursLost_areThoseOfTheTasksThatTwinsDid() throws IOException {
    Summary summary = summary(FAULTS, 1);
    Summary without = summary("[]", 1);

    PeopleSummary single = people(summary, 0);
    double done = single.tasks().withHelp();
    double twins = people(without, 0).tasks().withHelp();
    assertThat(twins).isBetween(78.0, 80.0);
    assertThat(twins - done).isBetween(40.0, 42.0);
    assertThat(single.hours().there()).isCloseTo(2 / 60.0, within(1e-12));
    assertThat(single.hours().lost().mean())
        .isCloseTo((twins - done) / twins * single.hours().there(), within(1e-12));
    assertThat(single.hours().stopped()).isCloseTo(60 / 3600.0, within(1e-9));
    assertThat(single.untilServed().max()).isBetween(61.0, 62.0);
    assertThat(people(summary, 1).hours().lost().mean()).isZero();
    assertThat(people(summary, 1).tasks().withHelp()).isEqualTo((long) twins);
    assertThat(people(without, 0).hours().lost().mean()).isNaN();
    assertThat(single.questions().success().mean()).isEqualTo(1);
  }

  /** What is lost is paid for, and so counts in which architecture is the cheapest. */
  @Test
  void hoursLost_arePartOfTheCosts() throws IOException {
    Path out = directory.resolve("out");
    String paid = PERSON.replace("think", "hour_cost: 60 USD/h, think");
    run("run", scenario(paid, FAULTS, "cost.total <= 9 USD"), "-o", out, "-q");
    Summary summary = SummaryJson.read(Files.readString(out.resolve("summary.json")));
    for (int a = 0; a < 2; a++) {
      double lost = 60 * people(summary, a).hours().lost().mean();
      assertThat(work(summary, a).cost().lostHours()).isCloseTo(lost, within(1e-9));
      assertThat(summary.architectures().get(a).cost().lostHours()).isCloseTo(lost, within(1e-9));
      assertThat(summary.architectures().get(a).cost().total()).isCloseTo(lost, within(1e-9));
    }
    assertThat(summary.frontier().cheapest().orElseThrow().architecture()).isEqualTo("pair");
  }

  @Test
  void figures_areWhateverTheNumberOfJobs() throws IOException {
    Summary one = summary(FAULTS, 1);
    Summary three = summary(FAULTS, 3);
    assertThat(three.run().digest()).isEqualTo(one.run().digest());
    assertThat(people(three, 0)).isEqualTo(people(one, 0));
  }

  @Test
  void artefacts_tellOfPeople() throws IOException {
    summary(FAULTS, 1);
    List<String> rows = Files.readAllLines(directory.resolve("out/people.csv"));
    assertThat(rows.get(0))
        .isEqualTo(
            "time_s,interval_s,warmup,architecture,use_case,people,waiting,unaided,stopped,role");
    assertThat(rows.get(1)).contains(",single,work,1,");
    assertThat(rows.stream().filter(row -> row.endsWith(",0,0,1,"))).isNotEmpty();
    assertThat(Files.readString(directory.resolve("out/report.html")))
        .contains("What did people do with their time?");
    Result told = run("run", directory.resolve("scenario.yaml"), "-o", directory.resolve("again"));
    assertThat(told.out()).contains("PEOPLE", "person-hours a run");
  }

  private Summary twoTeams(String ofFirst, String ofSecond) throws IOException {
    String team = "{people: 3, think: {dist: exponential, mean: 4s}%s}";
    String demand =
        "%s%n  review: %s%n  chat: {people: 2, think: 3s}"
            .formatted(team.formatted(ofFirst), team.formatted(ofSecond));
    Path out = directory.resolve("out");
    Path file = scenario(demand, FAULTS, "work.people.tries <= 9");
    Result result = run("run", file, "-o", out, "-q", "-n", 4);
    assertThat(result.err()).isEmpty();
    return SummaryJson.read(Files.readString(out.resolve("summary.json")));
  }

  /** Hours of all people of a role are those of their use cases together. */
  @Test
  void role_addsUpItsUseCases() throws IOException {
    Summary summary = twoTeams(", role: developer", ", role: developer");
    var single = summary.architectures().get(0);
    PeopleSummary work = single.useCases().get(0).people().orElseThrow();
    PeopleSummary review = single.useCases().get(1).people().orElseThrow();
    assertThat(work.role()).contains("developer");
    assertThat(single.useCases().get(2).people().orElseThrow().role()).isEmpty();
    assertThat(single.roles()).hasSize(1);
    PeopleSummary.OfRole role = single.roles().get(0);
    assertThat(role.role()).isEqualTo("developer");
    assertThat(role.useCases()).containsExactly("work", "review");
    assertThat(role.people()).isEqualTo(6);
    PeopleSummary.Hours hours = role.hours();
    assertThat(hours.there()).isCloseTo(6 / 30.0, within(1e-12));
    assertThat(hours.waited())
        .isCloseTo(work.hours().waited() + review.hours().waited(), within(1e-12));
    assertThat(hours.lost().mean())
        .isCloseTo(work.hours().lost().mean() + review.hours().lost().mean(), within(1e-12));
    assertThat(hours.lost().mean()).isPositive();
    assertThat(hours.lost().hasInterval()).isTrue();
    assertThat(Files.readAllLines(directory.resolve("out/people.csv")).get(1))
        .endsWith(",developer");
    assertThat(Files.readString(directory.resolve("out/report.html"))).contains("developer");
    Result told = run("run", directory.resolve("scenario.yaml"), "-o", directory.resolve("again"));
    assertThat(told.out()).contains("PEOPLE BY");
  }

  @Test
  void role_ofOneUseCase_isThatUseCase() throws IOException {
    Summary summary = twoTeams(", role: developer", ", role: reviewer");
    var single = summary.architectures().get(0);
    assertThat(single.roles()).extracting(r -> r.role()).containsExactly("developer", "reviewer");
    for (int i = 0; i < 2; i++) {
      assertThat(single.roles().get(i).hours())
          .isEqualTo(single.useCases().get(i).people().orElseThrow().hours());
    }
  }

  @Test
  void role_changesNobodysNumbers() throws IOException {
    Summary with = twoTeams(", role: developer", "");
    Summary without = twoTeams("", "");
    assertThat(with.run().digest()).isEqualTo(without.run().digest());
    assertThat(without.architectures().get(0).roles()).isEmpty();
    for (int a = 0; a < 2; a++) {
      for (int u = 0; u < 3; u++) {
        UseCaseSummary one = with.architectures().get(a).useCases().get(u);
        UseCaseSummary other = without.architectures().get(a).useCases().get(u);
        assertThat(one.outcomes()).isEqualTo(other.outcomes());
        assertThat(one.people().orElseThrow().hours())
            .isEqualTo(other.people().orElseThrow().hours());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {people: 1}                                     | missing key 'think'
          {think: 2s}                                     | needs arrivals or people
          {people: 1, think: 2s, arrivals: {rate: 1/s}}   | has both arrivals and people
          {people: 1, think: 0s}                          | think (0s) must be positive
          {arrivals: {rate: 1/s}, role: developer}        | unknown key 'role'
          {people: 0, think: 2s}                          | must be from 1 to
          {people: 1, think: 2s, unaided: {rate: 0}}      | must be positive
          {arrivals: {rate: 1/s}}                         | is about people in a closed loop
          """)
  void people_areSaidWell(String demand, String complaint) {
    Result result = run("validate", scenario(demand, FAULTS, "work.people.lost <= 1m"));
    assertThat(result.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(result.err()).contains(complaint);
  }

  @Test
  void hoursLost_needSomethingThatGoesWrong() {
    Result result = run("validate", scenario(PERSON, "[]", "work.people.lost <= 1m"));
    assertThat(result.err()).contains("here nothing does");
  }

  /** An eighth of a morning is lost, and next to nothing where there is another to ask. */
  @Test
  void supportDesk_losesHoursWithoutAFallback() throws IOException {
    Path shipped = Path.of("support-desk.yaml").toAbsolutePath();
    Summary summary = CommandLineFixture.json("run", shipped, "-n", "2", "--json", "-o", directory);

    assertThat(people(summary, 0).hours().lost().mean()).as("single").isBetween(150.0, 200.0);
    assertThat(people(summary, 1).hours().lost().mean()).as("other one").isBetween(0.0, 10.0);
    assertThat(people(summary, 2).hours().lost().mean()).as("own model").isBetween(-5.0, 5.0);
  }
}
