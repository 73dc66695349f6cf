package dev.stampede.models.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A queue of starts against a slow model that keeps every piece of work in a list. */
class StartQueueReferenceTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  /** A machine is asked for, or not wanted any more. */
  private record Wish(double at, int machine, boolean wanted) {}

  /** One piece of the queue's work, for whoever asked, as long as it waits for it. */
  private static final class Piece {
    final int machine;
    final double deadline;
    boolean live = true;
    double end = NEVER;

    Piece(int machine, double deadline) {
      this.machine = machine;
      this.deadline = deadline;
    }
  }

  private static Map<Integer, Double> slowly(StartsSpec spec, List<Wish> wishes, double until) {
    double each = spec.each().mean();
    double timeout = spec.timeoutNanos() / 1e9;
    List<Piece> pieces = new ArrayList<>();
    Map<Integer, Double> through = new TreeMap<>();
    int nextWish = 0;
    double now = 0;
    while (true) {
      int busy = (int) pieces.stream().filter(piece -> piece.end < NEVER).count();
      for (Piece piece : pieces) {
        if (piece.end == NEVER && busy < spec.atOnce()) {
          piece.end = now + each;
          busy++;
        }
      }
      double wish = nextWish < wishes.size() ? wishes.get(nextWish).at() : NEVER;
      Piece ending = null;
      Piece late = null;
      for (Piece piece : pieces) {
        ending = ending == null || piece.end < ending.end ? piece : ending;
        if (piece.live && (late == null || piece.deadline < late.deadline)) {
          late = piece;
        }
      }
      double end = ending == null ? NEVER : ending.end;
      double deadline = late == null ? NEVER : late.deadline;
      now = Math.min(wish, Math.min(end, deadline));
      if (now > until) {
        return through;
      }
      if (ending != null && end == now) {
        pieces.remove(ending);
        if (ending.live) {
          through.put(ending.machine, now);
        }
      } else if (late != null && deadline == now) {
        giveUp(spec, pieces, late);
        pieces.add(new Piece(late.machine, now + timeout));
      } else {
        Wish next = wishes.get(nextWish++);
        pieces.stream()
            .filter(piece -> piece.live && piece.machine == next.machine())
            .findFirst()
            .ifPresent(piece -> giveUp(spec, pieces, piece));
        if (next.wanted()) {
          through.remove(next.machine());
          pieces.add(new Piece(next.machine(), now + timeout));
        }
      }
    }
  }

  private static void giveUp(StartsSpec spec, List<Piece> pieces, Piece piece) {
    piece.live = false;
    if (spec.givenUp() == GivenUp.CANCELLED) {
      pieces.remove(piece);
    }
  }

  @Test
  void randomWishes_areServedAsTheSlowModelSays() {
    long timedOut = 0;
    for (int seed = 0; seed < 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      GivenUp givenUp = random.nextBoolean() ? GivenUp.WASTED : GivenUp.CANCELLED;
      double each = random.nextDouble(1, 4);
      StartsSpec spec =
          StartYard.spec(
              random.nextInt(1, 4),
              Sketch.always(each),
              random.nextDouble(1.01, 8) * each,
              givenUp);
      StartYard yard = new StartYard(spec);
      List<Wish> wishes = new ArrayList<>();
      double at = 0;
      for (int i = 0; i < 60; i++) {
        at += random.nextDouble(0.01, 2.5);
        wishes.add(new Wish(at, random.nextInt(20), random.nextInt(5) > 0));
      }
      for (int i = 0; i < 20; i++) {
        yard.machine();
      }
      for (Wish wish : wishes) {
        Start start = yard.starts.get(wish.machine());
        yard.at(
            wish.at(),
            () -> {
              if (wish.wanted()) {
                yard.serving.remove(wish.machine());
                start.begin(0, 0);
              } else {
                start.withdraw();
              }
            });
      }
      Map<Integer, Double> expected = slowly(spec, wishes, 300);
      yard.until(300);
      assertThat(yard.serving.keySet()).as("seed %d", seed).isEqualTo(expected.keySet());
      expected.forEach(
          (machine, when) -> assertThat(yard.serving.get(machine)).isCloseTo(when, within(1e-6)));
      timedOut += yard.result(300).timedOut();
    }
    assertThat(timedOut).isGreaterThan(1000);
  }
}
