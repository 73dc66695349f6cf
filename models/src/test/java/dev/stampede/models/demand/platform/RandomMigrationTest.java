package dev.stampede.models.demand.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Sketch;
import dev.stampede.models.demand.platform.MigrationSpec.Pace;
import dev.stampede.models.fault.FaultPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random platforms, of which nobody is created or lost, and one rule against a slow reference. */
class RandomMigrationTest {

  private static final FaultTimes NO_FAULTS = new FaultTimes(FaultPlan.NONE, List.of());

  private static final List<Event.Sort> SORTS = List.of(Event.Sort.values());

  private static PlatformsSpec random(SplittableRandom random) {
    int number = random.nextInt(2, 5);
    List<PlatformSpec> platforms = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      platforms.add(new PlatformSpec("p" + i, random.nextLong(1, 1_000_000_000)));
    }
    List<SharedUsers> shared = new ArrayList<>();
    for (int i = 1; i < number; i++) {
      long most = Math.min(platforms.get(0).users() / number, platforms.get(i).users());
      if (random.nextBoolean() && most > 0) {
        shared.add(new SharedUsers("p0", "p" + i, random.nextLong(1, most + 1)));
      }
    }
    List<MigrationSpec> migrations = new ArrayList<>();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      int from = random.nextInt(number);
      List<Destination> to = new ArrayList<>();
      for (int j = 0; j < number; j++) {
        if (j != from && (to.isEmpty() || random.nextBoolean())) {
          to.add(new Destination("p" + j, random.nextDouble() / number));
        }
      }
      TriggerSpec on =
          random.nextInt(4) == 0
              ? new BadAnswers("chat", 0.9, 1)
              : new Event(
                  SORTS.get(random.nextInt(SORTS.size())),
                  Stretch.of(random.nextLong(1000), random.nextLong(1, 2000)));
      migrations.add(new MigrationSpec("p" + from, to, on, random.nextDouble(), pace(random)));
    }
    return new PlatformsSpec(platforms, shared, migrations, 10);
  }

  private static Pace pace(SplittableRandom random) {
    return new Pace(
        law(random),
        random.nextBoolean() ? 0 : random.nextDouble() * 1e7,
        law(random),
        random.nextDouble());
  }

  /** Within a microsecond, as the run is: the times of these tests are nanoseconds. */
  private static Distribution law(SplittableRandom random) {
    double mean = random.nextDouble() * 1e-6;
    return switch (random.nextInt(4)) {
      case 0 -> new Distribution.Constant(mean);
      case 1 -> new Distribution.Exponential(mean);
      case 2 -> new Distribution.Uniform(mean, 2 * mean);
      default -> new Distribution.Weibull(0.6, mean);
    };
  }

  @Test
  void nobodyIsCreatedOrLost_toTheMillionthPart() {
    for (int seed = 0; seed < 2000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      PlatformsSpec spec = random(random);
      Migration migration = new Migration(spec, NO_FAULTS);
      long everybody = sum(migration, spec.platforms().size() + 1);
      long now = 0;
      while (now < 4000) {
        now += random.nextLong(1, 200);
        migration.advance(now);
        for (int i = 0; i < spec.migrations().size(); i++) {
          if (spec.migrations().get(i).on().watched() != null) {
            migration.turn(i, random.nextBoolean());
          }
        }
        migration.census().check();
        assertThat(sum(migration, spec.platforms().size() + 1))
            .as("seed %d", seed)
            .isEqualTo(everybody);
      }
    }
  }

  private static long sum(Migration migration, int places) {
    long sum = 0;
    for (int i = 0; i < places; i++) {
      sum += migration.census().present(i);
    }
    return sum;
  }

  /** One rule, one destination: small steps of the differential equations, on and off. */
  @Test
  void leavingAndReturning_agreeWithSmallStepsOfTheEquations() {
    for (int seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double p = 1 / (50 + 500 * random.nextDouble());
      double q = random.nextBoolean() ? 0 : random.nextDouble() / 50;
      double r = 1 / (50 + 500 * random.nextDouble());
      double share = random.nextDouble() / 2;
      double stays = random.nextDouble() / 2;
      double end = 100 + 900 * random.nextDouble();
      Pace pace =
          new Pace(
              new Distribution.Exponential(1 / p), q, new Distribution.Exponential(1 / r), stays);
      MigrationSpec rule =
          new MigrationSpec(
              "a",
              List.of(new Destination("b", share)),
              new Event(Event.Sort.OUTAGE, new Stretch(0, Sketch.nanos(end))),
              1,
              pace);
      PlatformsSpec spec =
          new PlatformsSpec(
              List.of(new PlatformSpec("a", 1_000_000), new PlatformSpec("b", 1)),
              List.of(),
              List.of(rule),
              Sketch.nanos(10));
      double dt = 0.005;
      double moved = 0;
      for (double t = 0; t < end; t += dt) {
        double middle = moved + dt / 2 * (p + q * moved) * (1 - moved);
        moved += dt * (p + q * middle) * (1 - middle);
      }
      double after = moved * (stays + (1 - stays) * Math.exp(-r * 300));
      Migration migration = new Migration(spec, NO_FAULTS);
      for (double t = 0; t < end; t += 10) {
        migration.advance(Sketch.nanos(t));
      }
      migration.advance(Sketch.nanos(end) - 1);
      double all = 1e6 * share;
      assertThat((double) migration.census().present(1) / Census.PARTS - 1)
          .as("seed %d", seed)
          .isCloseTo(all * moved, within(all * 1e-4));
      migration.advance(Sketch.nanos(end + 300));
      assertThat((double) migration.census().present(1) / Census.PARTS - 1)
          .as("seed %d", seed)
          .isCloseTo(all * after, within(all * 1e-4));
    }
  }
}
