package dev.stampede.models.fault;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.SharingSpec;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfUsersTest {

  private static final int USERS = 400;

  /** Every user once, at a time. */
  private static void send(Rig rig, double at) {
    for (int user = 0; user < USERS; user++) {
      long owner = RandomKey.derive(31, user);
      rig.send(at, request -> request.matter = owner);
    }
  }

  @Test
  void outage_cutsOffAndRefusesTheSameUsers_andSparesTheOthers() {
    for (EngineSpec engine :
        List.of(
            servers(10_000, always(10)),
            servers(100, always(10)), // most wait
            new SharingSpec(10_000, always(10), 10_000))) {
      Sketch sketch =
          new Sketch().provider("p", engine).fault("p", 4, 3, new OfUsers(new Outage(500, 0), 0.3));
      Rig rig = new Rig(sketch);
      send(rig, 0);
      send(rig, 5);
      send(rig, 80);
      List<Answered> answers = rig.run(200);
      assertThat(answers).hasSize(3 * USERS);
      int struck = 0;
      for (int user = 0; user < USERS; user++) {
        boolean cut = answers.get(user).status() == Status.CUT;
        struck += cut ? 1 : 0;
        assertThat(answers.get(USERS + user).status()).isEqualTo(cut ? Status.ERROR : Status.OK);
        assertThat(answers.get(2 * USERS + user).status()).isEqualTo(Status.OK);
      }
      assertThat(struck).isBetween(90, 150); // 120 +- 3.3 standard deviations of 9.2
    }
  }

  @Test
  void everyCallForAPieceOfWork_meetsTheSameFate() {
    // One fault of both rungs: who fails on the first fails on the second, and nobody else does.
    Sketch sketch =
        new Sketch()
            .provider("p", servers(1000, always(1)))
            .provider("q", servers(1000, always(1)))
            .dependsOn("q", "p")
            .fault("p", 0, 50, new OfUsers(new DoorClosed(500, 0), 0.3))
            .architecture("a", List.of(), "p", "q");
    Rig rig = new Rig(sketch);
    send(rig, 1);
    List<Answered> answers = rig.run(20);
    assertThat(answers).allMatch(a -> a.attempts() == (a.status() == Status.OK ? 1 : 2));
    assertThat(answers.stream().filter(a -> a.status() != Status.OK).count()).isBetween(90L, 150L);
  }

  @Test
  void shareOfTheCalls_isDrawnAmongTheUsers() {
    Sketch sketch =
        new Sketch()
            .provider("p", servers(10_000, always(1)))
            .fault("p", 0, 50, new OfUsers(new Brownout(0.5, 500, 0), 0.3));
    Rig rig = new Rig(sketch);
    send(rig, 1);
    send(rig, 2);
    List<Answered> answers = rig.run(20);
    long both = 0;
    long failed = answers.stream().filter(a -> a.status() != Status.OK).count();
    for (int user = 0; user < USERS; user++) {
      boolean first = answers.get(user).status() != Status.OK;
      boolean second = answers.get(USERS + user).status() != Status.OK;
      both += first && second ? 1 : 0;
    }
    // 800 x .15 = 120, whose standard deviation is at most 11; of 400 x .3 x .25 = 30, 5.3.
    assertThat(failed).isBetween(84L, 156L);
    assertThat(both).isBetween(13L, 47L); // 9 if calls were struck one by one
  }

  @Test
  void regression_concernsAShareOfTheAnswers() {
    Sketch sketch =
        new Sketch()
            .provider("p", servers(10_000, always(1)))
            .fault("p", 0, 50, new Regression(0.5, 1, 0.2));
    Rig rig = new Rig(sketch);
    rig.send(1, 1000);
    List<Answered> answers = rig.run(20);
    assertThat(answers).allMatch(a -> a.quality() == 1 || a.quality() == 0.5);
    long worse = answers.stream().filter(a -> a.quality() == 0.5).count();
    assertThat(worse).isBetween(159L, 241L); // 200 +- 3.3 standard deviations of 12.6
  }

  @Test
  void addedTime_isThatOfSomeUsers() {
    Sketch sketch =
        new Sketch()
            .provider("p", servers(10_000, always(1)))
            .fault("p", 0, 50, new OfUsers(new Slow(1, nanos(5)), 0.3));
    Rig rig = new Rig(sketch);
    send(rig, 1);
    List<Answered> answers = rig.run(20);
    assertThat(answers).allMatch(a -> a.at() == 2 || a.at() == 7);
    assertThat(answers.stream().filter(a -> a.at() == 7).count()).isBetween(90L, 150L);
  }
}
