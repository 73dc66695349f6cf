package dev.stampede.models.provider;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Cancellations that meet the answer on its way, and calls that are used again meanwhile. */
class CancellationTest {

  private static final double NETWORK = 1;
  private static final double TIMEOUT = 4;

  private static Rig rig(boolean stopsWork) {
    EngineSpec engine = new TokensSpec(1_000_000, always(0), always(1), 0, Discipline.FIFO);
    return new Rig(
        new Sketch()
            .lasting(1000, 0)
            .provider(
                new ProviderSpec("p", engine, QuotaSpec.NONE, 1, nanos(NETWORK), 529, stopsWork))
            .architecture("a", List.of(new TimeoutSpec(nanos(TIMEOUT))), "p"));
  }

  /**
   * Service takes 0 to 5 s, the ways 1 s each, the timeout 4 s: at 2 s of service the answer comes
   * in the nanosecond of the timeout, at 4 s the cancellation comes in the nanosecond of the end.
   * Requests start on whole seconds, too, so that calls that come back are used again at once.
   * There is room for all, so each has to fare as if it were alone.
   */
  @Test
  void calls_fareAsIfTheyWereAlone() {
    for (boolean stopsWork : new boolean[] {true, false}) {
      Rig rig = rig(stopsWork);
      SplittableRandom random = new SplittableRandom(11);
      int[] service = new int[3000];
      int cancelled = 0;
      for (int i = 0; i < service.length; i++) {
        int seconds = random.nextInt(6);
        service[i] = seconds;
        cancelled += stopsWork && seconds > TIMEOUT ? 1 : 0;
        rig.send(
            random.nextInt(300),
            request -> {
              request.outputTokens = 1 + seconds;
              request.maxTokens = 100;
            });
      }
      List<Answered> answers = rig.run(400);
      assertThat(answers).hasSameSizeAs(service);
      for (Answered answer : answers) {
        boolean inTime = service[answer.number()] + 2 * NETWORK <= TIMEOUT;
        assertThat(answer.status()).isEqualTo(inTime ? Status.OK : Status.TIMEOUT);
      }
      assertThat(rig.provider("p").cancelled()).isEqualTo(cancelled);
      assertThat(rig.provider("p").succeeded()).isEqualTo(service.length - cancelled);
    }
  }
}
