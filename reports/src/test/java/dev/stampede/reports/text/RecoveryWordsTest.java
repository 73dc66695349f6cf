package dev.stampede.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.LevelSummary;
import dev.stampede.reports.result.RecoverySummary;
import dev.stampede.reports.result.RecoverySummary.WellAgain;
import dev.stampede.reports.result.RecoverySummary.WorstWindow;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.SmallWork;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecoveryWordsTest {

  private static final List<@Nullable Double> NO_INTERVAL = Arrays.asList(null, null);

  /** Of so many outages of the north; after each of the others it was well after these seconds. */
  private static RecoverySummary recovery(
      long occurrences, double seconds, long notWithinRun, double minutesOut) {
    return recovery(
        "chat.availability >= 99%", "outage", occurrences, seconds, notWithinRun, minutesOut);
  }

  private static RecoverySummary recovery(
      String objective,
      String kind,
      long occurrences,
      double seconds,
      long notWithinRun,
      double minutesOut) {
    long well = occurrences - notWithinRun;
    return new RecoverySummary(
        objective,
        "down",
        "north",
        kind,
        occurrences,
        notWithinRun > 0 ? Double.POSITIVE_INFINITY : seconds,
        NO_INTERVAL,
        new WellAgain(well, well == 0 ? Double.NaN : seconds, well == 0 ? Double.NaN : seconds),
        notWithinRun,
        0,
        minutesOut,
        NO_INTERVAL,
        new WorstWindow(0.2, 600),
        12.5,
        NO_INTERVAL,
        80);
  }

  private static ArchitectureSummary architecture(String name, RecoverySummary... recoveries) {
    ArchitectureSummary small = new SmallWork(name, 10, 8, 0, 1, 2, 2).architecture();
    UseCaseSummary u = small.useCases().get(0);
    return new ArchitectureSummary(
        name,
        List.of(
            new UseCaseSummary(
                u.name(),
                u.background(),
                u.outcomes(),
                u.availability(),
                u.latencySeconds(),
                u.waitProbability(),
                u.returns(),
                u.attempts(),
                u.tickets(),
                u.cost(),
                u.quality(),
                List.of(recoveries),
                List.of(),
                List.of(),
                LevelSummary.NONE,
                u.people(),
                0,
                u.agents())),
        List.of());
  }

  private static Summary summary(ArchitectureSummary... architectures) {
    return SmallExperiment.summary(List.of(architectures), List.of());
  }

  @Test
  void sentence_namesTheBestFirst() {
    assertThat(
            RecoveryWords.sentence(
                summary(
                    architecture("single", recovery(1, 0, 1, 40)),
                    architecture("graceful", recovery(1, 250, 0, 9)))))
        .contains(
            "After the outage of north ended, chat under “graceful” was well again after 4 min 10 s;"
                + " under “single” not within the run.");
  }

  @Test
  void sentence_whereAllAreWellAtOnce_saysHowLongTheyHadBeenOut() {
    assertThat(
            RecoveryWords.sentence(
                summary(
                    architecture("single", recovery(1, 0, 0, 45)),
                    architecture("failover", recovery(1, 0, 0, 28)),
                    architecture("graceful", recovery(1, 0, 0, 2.5)))))
        .contains(
            "After the outage of north ended, chat was well at once under every architecture; it had"
                + " been out for 2 min 30 s under “graceful”, for 45 min under “single”.");
  }

  @Test
  void sentence_ofOneThatIsNeverWell() {
    assertThat(RecoveryWords.sentence(summary(architecture("single", recovery(1, 0, 1, 40)))))
        .contains(
            "After the outage of north ended, chat under “single” was not well again within the"
                + " run.");
  }

  @Test
  void sentence_ofSomeReplications_saysInHowManyItWasNot() {
    assertThat(RecoveryWords.sentence(summary(architecture("single", recovery(5, 250, 2, 40)))))
        .contains(
            "After the outage of north ended, chat under “single” was well again after 4 min 10 s,"
                + " not in 2 of 5.");
  }

  @Test
  void sentence_isAboutWhatWasOut() {
    assertThat(RecoveryWords.sentence(summary(architecture("single", recovery(1, 0, 0, 0)))))
        .isEmpty();
    assertThat(RecoveryWords.sentence(summary(architecture("single")))).isEmpty();
    assertThat(
            RecoveryWords.sentence(
                summary(architecture("single", recovery("a", "quality", 1, 5, 0, 2)))))
        .contains(
            "After the fault “down” of north ended, chat under “single” was well again after 5 s.");
  }

  @Test
  void worstOfEach_isThePromiseThatFaredWorst() {
    RecoverySummary soon = recovery("a", "outage", 1, 5, 0, 9);
    RecoverySummary late = recovery("b", "outage", 1, 60, 0, 2);
    RecoverySummary never = recovery("c", "outage", 1, 0, 1, 1);
    assertThat(RecoveryWords.worstOfEach(architecture("x", soon, late).useCases().get(0)))
        .containsExactly(late);
    assertThat(RecoveryWords.worstOfEach(architecture("x", never, soon).useCases().get(0)))
        .containsExactly(never);
  }

  @Test
  void console_hasALineForEachFault() {
    String text =
        ConsoleSummary.of(summary(architecture("single", recovery(5, 250, 2, 40)))).render();
    assertThat(text)
        .contains(
            """
              RECOVERY  use case  fault  well again after           out per run  worst window  budget spent
              single    chat      down   4 min 10 s, not in 2 of 5  40 min       20 % kept it  1,250 %
            """);
  }
}
