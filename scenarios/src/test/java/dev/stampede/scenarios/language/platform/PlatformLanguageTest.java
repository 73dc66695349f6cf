package dev.stampede.scenarios.language.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.demand.SourceSpec;
import dev.stampede.models.demand.platform.BadAnswers;
import dev.stampede.models.demand.platform.Destination;
import dev.stampede.models.demand.platform.DuringFault;
import dev.stampede.models.demand.platform.DuringFaultsOf;
import dev.stampede.models.demand.platform.Event;
import dev.stampede.models.demand.platform.MigrationSpec;
import dev.stampede.models.demand.platform.MigrationSpec.Pace;
import dev.stampede.models.demand.platform.PlatformSpec;
import dev.stampede.models.demand.platform.PlatformUsersSpec;
import dev.stampede.models.demand.platform.SharedUsers;
import dev.stampede.models.demand.platform.Stretch;
import dev.stampede.models.demand.platform.TriggerSpec;
import dev.stampede.scenarios.language.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformLanguageTest {

  private static final long HOUR = 3_600_000_000_000L;
  private static final double DAY = 86_400;

  private static Reading with(String platforms, String migration, String demand) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: small
        duration: 10h
        demand:
          chat: %s
        providers:
          north: {engine: {servers: 900, service: 1s}}
        faults:
          - {id: gone, provider: north, kind: outage, at: 1h, for: 1h}
        platforms: %s
        migration: [%s]
        architectures:
          single: {ladder: [north]}
        objectives: [chat.availability >= 1%%]
        """
            .formatted(demand, platforms, migration));
  }

  private static final String TWO = "{rival: {users: 250M}, ours: {users: 5M}}";
  private static final String OURS = "{users_of: ours, arrivals: {rate: 6/d}}";

  private static Reading migrating(String migration) {
    return with(TWO, migration, OURS);
  }

  private static MigrationSpec migration(String text) {
    return migrating(text).scenario().trial().platforms().migrations().get(0);
  }

  @Test
  void usersOfAPlatform_makeTheWork() {
    TrialSpec trial =
        with("{rival: {users: 250M}, ours: {users: 5M, uses_both: {rival: 10%}}}", "", OURS)
            .scenario()
            .trial();
    assertThat(trial.platforms().platforms())
        .containsExactly(
            new PlatformSpec("rival", 250_000_000), new PlatformSpec("ours", 5_000_000));
    assertThat(trial.platforms().shared())
        .containsExactly(new SharedUsers("ours", "rival", 500_000));
    assertThat(trial.platforms().stepNanos()).isEqualTo(10_000_000_000L);
    PlatformUsersSpec source = (PlatformUsersSpec) trial.useCases().get(0).source();
    assertThat(source.crowd()).isEqualTo("ours");
    assertThat(source.expected().basePerSecond()).isCloseTo(5e6 * 6 / DAY, within(1e-9));
    assertThat(source.expected().expected(0, HOUR)).isCloseTo(5e6 * 6 / 24, within(1e-3));
  }

  @Test
  void forecast_knowsWhatIsPlanned() {
    String all = "delay: 0s, return: 0s, stays: 0%%".replace("%%", "%");
    PlatformUsersSpec source =
        (PlatformUsersSpec)
            migrating("{from: rival, to: {ours: 1%}, on: {fault: gone}, " + all + "}")
                .scenario()
                .trial()
                .useCases()
                .get(0)
                .source();
    double anHour = 5e6 * 6 / 24;
    assertThat(source.expected().expected(0, HOUR)).isCloseTo(anHour, within(anHour / 1000));
    assertThat(source.expected().expected(HOUR, 2 * HOUR))
        .isCloseTo(1.5 * anHour, within(anHour / 100));
    assertThat(source.expected().expected(2 * HOUR, 3 * HOUR))
        .isCloseTo(anHour, within(anHour / 100));
  }

  @Test
  void everythingCanBeSaid() {
    MigrationSpec said =
        migration(
            "{from: rival, to: {ours: 2%}, on: {outage: 1h, for: 2h}, both: 30%, delay: 5m,"
                + " contagion: 3/h, return: 1h, stays: 12%}");
    assertThat(said)
        .isEqualTo(
            new MigrationSpec(
                "rival",
                List.of(new Destination("ours", 0.02)),
                new Event(Event.Sort.OUTAGE, new Stretch(HOUR, 3 * HOUR)),
                0.3,
                new Pace(
                    new Distribution.Constant(300),
                    3 / 3600.0,
                    new Distribution.Constant(3600),
                    0.12)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{outage: 1h, for: 2h} | 0.01 | 1 | 600",
        "{fault: gone} | 0.01 | 1 | 600",
        "{faults_of: north} | 0.01 | 1 | 600",
        "{news: 1h} | 0.01 | 0 | 43200",
        "{ban: 1h} | 0.125 | 1 | 86400",
        "{availability_below: 90%, of: chat} | 0.01 | 1 | 600"
      })
  void whatIsNotSaid_isTheTriggersHabit(String on, double share, double both, double median) {
    MigrationSpec said = migration("{from: rival, to: {ours: }, on: " + on + "}");
    assertThat(said.to()).containsExactly(new Destination("ours", share));
    assertThat(said.both()).isEqualTo(both);
    assertThat(said.pace().delay().quantile(0.5)).isCloseTo(median, within(1e-6));
    assertThat(said.pace().contagionPerSecond()).isZero();
    assertThat(said.pace().returning().quantile(0.5)).isCloseTo(7200, within(1e-6));
    assertThat(said.pace().stays()).isEqualTo(0.1);
  }

  @Test
  void triggers_areOfSixKinds() {
    assertThat(on("{fault: gone}")).isEqualTo(new DuringFault("gone"));
    assertThat(on("{faults_of: north}")).isEqualTo(new DuringFaultsOf("north"));
    assertThat(on("{news: 6h}"))
        .isEqualTo(new Event(Event.Sort.NEWS, new Stretch(6 * HOUR, Long.MAX_VALUE)));
    assertThat(on("{ban: 1h, for: 2h}"))
        .isEqualTo(new Event(Event.Sort.BAN, new Stretch(HOUR, 3 * HOUR)));
    assertThat(on("{availability_below: 90%, of: chat}"))
        .isEqualTo(new BadAnswers("chat", 0.9, HOUR / 12));
  }

  private static TriggerSpec on(String text) {
    return migration("{from: rival, to: {ours: 1%}, on: " + text + "}").on();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{from: rvial, to: {ours: 1%}, on: {news: 1h}} | unknown platform 'rvial'",
        "{from: rival, to: {theirs: 1%}, on: {news: 1h}} | unknown platform 'theirs'",
        "{from: rival, to: {rival: 1%}, on: {news: 1h}} | cannot move to itself",
        "{from: rival, to: {ours: 101%}, on: {news: 1h}} | must be from 0% to 100%",
        "{from: rival, to: {ours: -1%}, on: {news: 1h}} | must be from 0% to 100%",
        "{from: rival, to: {}, on: {ban: 1h}} | there is no place to go",
        "{from: rival, to: {ours: 1%}, on: {fault: lost}} | unknown fault 'lost'",
        "{from: rival, to: {ours: 1%}, on: {faults_of: east}} | unknown provider 'east'",
        "{from: rival, to: {ours: 1%}, on: {availability_below: 90%, of: talk}} | unknown use case",
        "{from: rival, to: {ours: 1%}, on: {availability_below: 0%, of: chat}} | must be above 0%",
        "{from: rival, to: {ours: 1%}, on: {news: 1h, ban: 2h}} | has both news and ban",
        "{from: rival, to: {ours: 1%}, on: {}} | says nothing that sets users in motion",
        "{from: rival, to: {ours: 1%}, on: {outage: 1h}} | missing key 'for'",
        "{from: rival, to: {ours: 1%}} | missing key 'on'",
        "{from: rival, on: {news: 1h}} | missing key 'to'",
        "{from: rival, to: {ours: 1%}, on: {news: 1h}, stays: 2} | stays",
        "{from: rival, to: {ours: 1%}, on: {news: 1h}, contagion: -3/h} | contagion",
        "{from: rival, to: {ours: 1%}, on: {news: 1h}, dealy: 3h} | unknown key 'dealy'"
      })
  void mistakeInAMigration_isToldWithItsPlace(String migration, String told) {
    Reading reading = migrating(migration);
    assertThat(reading.isAccepted()).isFalse();
    assertThat(reading.rendered()).contains(told).contains("scenario.yaml:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ours: {users: -5M}} | users",
        "{ours: {users: 0}} | users",
        "{ours: {users: 2.5}} | whole number",
        "{ours: {}} | missing key 'users'",
        "{ours: {users: 5M, uses_both: {ours: 10%}}} | names itself",
        "{ours: {users: 5M, uses_both: {theirs: 10%}}} | unknown platform 'theirs'",
        "{ours: {users: 5M, uses_both: {b: 60%, c: 60%}}, b: {users: 9M}, c: {users: 9M}} | makes 6000000 users of 'ours' use another platform",
        "{ours: {users: 5M, uses_both: {b: 60%}}, b: {users: 1M}} | makes 3000000 users of 'b'",
        "{ours: {users: 5M, uses_both: {b: 1%}}, b: {users: 9M, uses_both: {ours: 1%}}} | is said twice"
      })
  void mistakeInAPlatform_isToldWithItsPlace(String platforms, String told) {
    Reading reading = with(platforms, "", OURS);
    assertThat(reading.isAccepted()).isFalse();
    assertThat(reading.rendered()).contains(told).contains("scenario.yaml:");
  }

  @Test
  void sharesOfMoreThanEverybody_areRefused() {
    Reading reading =
        with(
            "{a: {users: 1k}, b: {users: 1k}, ours: {users: 1k}}",
            "{from: a, to: {b: 60%, ours: 60%}, on: {ban: 1h}}",
            OURS);
    assertThat(reading.rendered()).contains("adds up to more than 100%");
  }

  @Test
  void usersOfNoPlatform_areRefused() {
    assertThat(with("{}", "", OURS).rendered()).contains("names a platform, and there are none");
    assertThat(
            with("{}", "{from: a, to: {b: 1%}, on: {ban: 1h}}", "{arrivals: {rate: 1/s}}")
                .rendered())
        .contains("there are no platforms");
    assertThat(with(TWO, "", "{users_of: theirs, arrivals: {rate: 6/d}}").rendered())
        .contains("unknown platform 'theirs'");
  }

  /** Each begins a session of two calls six times a day. */
  @Test
  void users_mayBeginSessionsOfAgents() {
    SourceSpec source =
        with(TWO, "", "{users_of: ours, arrivals: {rate: 6/d}, workflow: {steps: 2}}")
            .scenario()
            .trial()
            .useCases()
            .get(0)
            .source();
    assertThat(source.crowd()).isEqualTo("ours");
    assertThat(source.isOfAgents()).isTrue();
    assertThat(source.expected().basePerSecond()).isCloseTo(2 * 6 * 5e6 / 86_400, within(1e-6));
  }

  @Test
  void objectiveOnUsers_needsUsers() {
    String lost = "chat.users.lost <= 1%";
    String text = Reading.smallWith("objectives: [" + lost + "]");
    assertThat(Reading.of(text).rendered())
        .contains("is about the users of a platform, and 'chat' is the work of none");
    String users =
        text.replace("{rate: 1/s}", "{rate: 6/d}, users_of: ours")
            + "platforms: {ours: {users: 1k}}\n";
    assertThat(Reading.of(users).scenario().objectives().get(0).metric())
        .isEqualTo(Metrics.USERS_LOST);
  }
}
