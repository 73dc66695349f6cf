package dev.stampede.models.tier;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.fault.DoorClosed;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.work.Errand;
import dev.stampede.models.work.Popularity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tiers, caches and sessions against theory. */
class TiersTheoryTest {

  private static TierSpec tier(
      String name, Set<Errand> errands, @Nullable EngineSpec engine, QuestionSpec... questions) {
    return new TierSpec(
        name,
        errands,
        engine,
        EngineSpec.UNBOUNDED,
        503,
        TierSpec.ENDLESS,
        504,
        List.of(questions));
  }

  private static ProviderSpec provider(
      EngineSpec engine, @Nullable SessionsSpec sessions, TierSpec... tiers) {
    WayInSpec wayIn = new WayInSpec(List.of(tiers), sessions);
    return new ProviderSpec(
        "p",
        engine,
        QuotaSpec.NONE,
        1,
        0,
        529,
        true,
        null,
        new AdmissionSpec(Price.FREE, List.of(), wayIn, List.of()));
  }

  private static TierResult tier(TrialResult result, int number) {
    return result.providers().get(0).wayIn().get(number);
  }

  private static EngineSpec exponentialServers(int servers, double mean) {
    return servers(servers, exponential(mean));
  }

  /**
   * Jackson (1957): each tier is as if it were alone. M/M/1 at a load of .7 holds 7/3 calls, M/M/2
   * at one of 1.2 holds 1.2 / (1 - .36) = 1.875, and M/M/3 at one of 2 holds 2 + 8/9; Little's law
   * makes times of them.
   */
  @Test
  void tiersInTandem_areJacksonsNetwork() {
    double rate = 10;
    Replications.of(
            "three tiers and an engine",
            new Sketch()
                .lasting(4_500, 500)
                .intervals(4_000)
                .useCase("work", poisson(rate))
                .provider(
                    provider(
                        exponentialServers(3, 0.2),
                        null,
                        tier("edge", TierSpec.ALL, exponentialServers(1, 0.07)),
                        tier("keys", TierSpec.ALL, exponentialServers(2, 0.12)),
                        tier("door", TierSpec.ALL, exponentialServers(1, 0.05)))))
        .expect("L of edge", 0.7 / 0.3, r -> tier(r, 0).meanInside())
        .expect("L of keys", 1.875, r -> tier(r, 1).meanInside())
        .expect("L of door", 1, r -> tier(r, 2).meanInside())
        .expect("W of edge", 0.7 / 0.3 / rate, r -> tier(r, 0).time().mean() / 1e9)
        .expect("W of keys", 1.875 / rate, r -> tier(r, 1).time().mean() / 1e9)
        .expect("wait for keys", 1.875 / rate - 0.12, r -> tier(r, 1).waiting().mean() / 1e9)
        .expect("L of engine", 2 + 8 / 9.0, r -> r.providers().get(0).meanInSystem())
        .expect(
            "W of all",
            (0.7 / 0.3 + 1.875 + 1 + 2 + 8 / 9.0) / rate,
            r -> Replications.meanSojourn(r))
        .agree();
  }

  /**
   * What asks for a store takes from it, too: M/M/2 at a load of 1.2 beside a server of its own.
   */
  @Test
  void questions_queueAtWhatIsAsked() {
    Replications.of(
            "a store",
            new Sketch()
                .lasting(4_500, 500)
                .intervals(4_000)
                .useCase("work", poisson(10))
                .dependency("store", exponentialServers(2, 0.12))
                .provider(
                    provider(
                        servers(1000, exponential(1)),
                        null,
                        tier(
                            "keys",
                            TierSpec.ALL,
                            exponentialServers(1, 0.05),
                            new QuestionSpec("store", null, 503, false)))))
        .expect("L of keys with those who wait for the store", 2.875, r -> tier(r, 0).meanInside())
        .expect("L of the store", 1.875, r -> r.dependencies().get(0).meanInside())
        .agree();
  }

  /**
   * Of keys that Poisson calls ask about, the k-th is first asked about before the time t with
   * probability 1 - exp(-p_k lambda t): the rate of misses of a cold cache is the sum of p_k lambda
   * exp(-p_k lambda t).
   */
  @Test
  void coldCache_missesWhatWasNotAskedBefore() {
    int keys = 2000;
    double rate = 50;
    CacheSpec cache = new CacheSpec(keys, 0.9, keys, CacheSpec.ENDLESS, CacheSpec.Start.MIXED);
    Sketch sketch =
        new Sketch()
            .lasting(100, 0)
            .intervals(10)
            .useCase("work", poisson(rate))
            .dependency("store", servers(1000, always(1e-6)))
            .provider(
                provider(
                    servers(1000, always(0.01)),
                    null,
                    tier("keys", TierSpec.ALL, null, new QuestionSpec("store", cache, 503, false))))
            .fault(new FaultSpec("f", "p.keys", nanos(20), 1, new Outage(503, 0)));
    Popularity popularity = new Popularity(keys, 0.9);
    Replications found = Replications.of("a cold cache", sketch);
    for (int interval = 2; interval < 10; interval++) {
      int at = interval;
      double from = 10.0 * (interval - 2);
      double misses = 0;
      for (int k = 0; k < keys; k++) {
        double asked = popularity.share(k) * rate;
        misses += StrictMath.exp(-asked * from) - StrictMath.exp(-asked * (from + 10));
      }
      found.expect("misses in the interval " + at, misses, r -> misses(r, at));
    }
    found.expect("misses while it is warm", 0, 1e-9, r -> misses(r, 0) + misses(r, 1)).agree();
  }

  private static double misses(TrialResult result, int interval) {
    QuestionResult asked = tier(result, 0).questions().get(0);
    return asked.lookedUpByInterval().at(interval) - asked.knownByInterval().at(interval);
  }

  /**
   * A user who comes at the rate r, with sessions of a mean life L, has one in r L of r L + 1 calls
   * (a cycle is a session and the wait until the next call). While sign-in is shut, one that was
   * there at its begin is there t later with probability exp(-t / L) if lives are exponential; so
   * of calls at the rate a in all, a T - a s L (1 - exp(-T / L)) are refused in a time T, with s
   * the share of the time that a user has a session in, r L / (r L + 1) as well (Poisson arrivals
   * see time averages).
   */
  @Test
  void sessions_endAndThoseBeforeAClosedDoorPileUp() {
    double rate = 40;
    double life = 300;
    int users = 4000;
    double perLife = rate / users * life;
    double signedIn = perLife / (perLife + 1);
    SessionsSpec sessions =
        new SessionsSpec(users, new Distribution.Exponential(life), false, signedIn, 0);
    double shut = 200;
    double refused = rate * shut - rate * signedIn * life * (1 - StrictMath.exp(-shut / life));
    Replications.of(
            "sessions",
            new Sketch()
                .lasting(1600, 100)
                .intervals(100)
                .useCase("work", poisson(rate))
                .provider(
                    provider(
                        servers(1000, always(0.1)),
                        sessions,
                        tier("sign_in", Set.of(Errand.LOG_IN), servers(1000, always(1e-6)))))
                .fault(
                    new FaultSpec(
                        "f", "p.sign_in", nanos(1400), nanos(shut), new DoorClosed(503, 0))))
        .expect("log-ins", rate * (1 - signedIn) * 1300, r -> tier(r, 0).passed())
        .expect("refused", refused, r -> tier(r, 0).failed())
        .agree();
  }
}
