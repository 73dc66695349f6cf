package dev.stampede.models.server;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.StaffingSpec.CallIn;
import dev.stampede.models.server.StaffingSpec.Shift;
import dev.stampede.models.server.StaffingSpec.Stress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Shifts, people called in, and haste, by hand. */
class StaffingTest {

  private static Rig rig(int servers, double service, StaffingSpec staffing) {
    return new Rig(
        new Sketch()
            .provider(
                "p",
                new ServersSpec(servers, always(service), 99, Discipline.FIFO, null, staffing)));
  }

  private static StaffingSpec shifts(Object... timesAndNumbers) {
    List<Shift> shifts = new ArrayList<>();
    for (int i = 0; i < timesAndNumbers.length; i += 2) {
      shifts.add(new Shift(nanos((Integer) timesAndNumbers[i]), (Integer) timesAndNumbers[i + 1]));
    }
    return new StaffingSpec(shifts, null, null);
  }

  private static StaffingSpec reserve(int waiting, int servers, double after, double stay) {
    return new StaffingSpec(
        List.of(), new CallIn(waiting, servers, nanos(after), nanos(stay)), null);
  }

  private static double[] times(List<Answered> answers) {
    return answers.stream().mapToDouble(Answered::at).toArray();
  }

  @Test
  void largerShift_takesUpWhatWaits() {
    // The first at 0, the second at 8; at 10 s two more servers take the others up.
    Rig rig = rig(1, 8, shifts(10, 3)).send(0, 4);
    assertThat(times(rig.run(100))).containsExactly(8, 16, 18, 18);
  }

  @Test
  void smallerShift_finishesWhatItIsAt() {
    Rig rig = rig(2, 8, shifts(5, 1)).send(0, 4);
    assertThat(times(rig.run(24))).containsExactly(8, 8, 16, 24);
    // Present are 2 until 8 s and 1 from then on, and all are always busy.
    assertThat(rig.provider("p").utilization()).isEqualTo(1);
  }

  @Test
  void nobodyOnShift_keepsWorkWaiting() {
    Rig rig = rig(0, 8, shifts(10, 1, 20, 0, 50, 2)).send(0, 4);
    assertThat(times(rig.run(100))).containsExactly(18, 26, 58, 58);
    // Present: 1 from 10 to 26 s (one stays on), 2 from 50 to 100 s. Busy: 8 s for each of 4.
    assertThat(rig.provider("p").utilization()).isEqualTo(32.0 / 116);
  }

  @Test
  void nobodyEver_hasNoUtilization() {
    Rig rig = rig(0, 8, shifts()).send(0, 1);
    assertThat(rig.run(100)).isEmpty();
    assertThat(rig.provider("p").utilization()).isZero();
  }

  @Test
  void reserve_comesAfterAWhile_andGoes() {
    // Two wait at 0 s already; at 5 s two more take the second and third up, and the fourth waits
    // for the first at 10 s, the fifth for them at 15 s. They go at 25 s: the last two queue up.
    Rig rig = rig(1, 10, reserve(2, 2, 5, 20)).send(0, 5).send(26, 2);
    assertThat(times(rig.run(100))).containsExactly(10, 15, 15, 20, 25, 36, 46);
  }

  @Test
  void reserve_isNotCalledForLess() {
    Rig rig = rig(1, 10, reserve(3, 2, 5, 20)).send(0, 3);
    assertThat(times(rig.run(100))).containsExactly(10, 20, 30);
  }

  @Test
  void reserve_staysWhileItIsNeeded_andCanBeCalledAgain() {
    // One more from 5 s on. At 17 s two still wait: it stays until 29 s, when none does.
    Rig rig = rig(1, 10, reserve(2, 1, 5, 12)).send(0, 6).send(40, 4);
    assertThat(times(rig.run(200))).containsExactly(10, 15, 20, 25, 30, 35, 50, 55, 60, 65);
  }

  @Test
  void reserve_comesOnTopOfTheShift() {
    StaffingSpec both =
        new StaffingSpec(
            List.of(new Shift(nanos(6), 2)), new CallIn(1, 1, nanos(5), nanos(50)), null);
    // 1 at 0 s, 2 from 5 s, 3 from 6 s on.
    assertThat(times(rig(1, 10, both).send(0, 4).run(100))).containsExactly(10, 15, 16, 20);
  }

  @Test
  void stress_makesServiceLongerTheMoreWait() {
    StaffingSpec stress = new StaffingSpec(List.of(), null, new Stress(2, 2));
    // Begun with 0, 3, 2, 1 and 0 waiting: 10, 20, 20, 15 and 10 s.
    Rig rig = rig(1, 10, stress).send(0, 5);
    assertThat(times(rig.run(100))).containsExactly(10, 30, 50, 65, 75);
  }

  @Test
  void stressAndFault_multiply() {
    StaffingSpec stress = new StaffingSpec(List.of(), null, new Stress(1, 2));
    Sketch sketch =
        new Sketch()
            .provider("p", new ServersSpec(1, always(10), 99, Discipline.FIFO, null, stress))
            .fault("p", 0, 1000, new Slow(3));
    // 30 s; then 60 s with one waiting; then 30 s.
    assertThat(times(new Rig(sketch).send(0, 3).run(200))).containsExactly(30, 90, 120);
  }

  private static void rejects(int servers, @Nullable StaffingSpec staffing) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServersSpec(servers, always(1), 0, Discipline.FIFO, null, staffing));
  }

  @Test
  void numbersOutOfRange_areRejected() {
    rejects(0, null);
    rejects(-1, shifts(5, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> shifts(5, 1, 5, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> shifts(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stress(1, 0.9));
    assertThatIllegalArgumentException().isThrownBy(() -> new CallIn(0, 1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new CallIn(1, 1, 0, 0));
  }
}
