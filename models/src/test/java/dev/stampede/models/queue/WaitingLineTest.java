package dev.stampede.models.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The line, against the slowest that does the same. */
class WaitingLineTest {

  private static final long SECOND = 1_000_000_000L;
  private static final int GROUPS = 4;

  /** Somebody in a line. */
  private static final class Client extends Waiter<Client> {
    final int group;
    final int priority;

    Client(int group, int priority) {
      this.group = group;
      this.priority = priority;
    }
  }

  private static @Nullable Client firstOf(Order order, Client... clients) {
    WaitingLine<Client> line = new WaitingLine<>(Discipline.of(order), 4);
    for (Client client : clients) {
      assertThat(line.isFull()).isFalse();
      line.add(client, 0, client.group, client.priority);
    }
    assertThat(line.isFull()).isTrue();
    assertThat(line.size()).isEqualTo(4);
    return line.next(0);
  }

  @Test
  void orders_takeTheOneThatIsNext() {
    Client[] clients = {new Client(0, 1), new Client(1, 5), new Client(1, 5), new Client(0, 1)};
    assertThat(firstOf(Order.FIFO, clients)).isSameAs(clients[0]);
    assertThat(firstOf(Order.LIFO, clients)).isSameAs(clients[3]);
    assertThat(firstOf(Order.PRIORITY, clients)).isSameAs(clients[1]);
  }

  /** Serves everybody and returns the groups in order. */
  private static List<Integer> groupsServed(WaitingLine<Client> line, long now) {
    List<Integer> groups = new ArrayList<>();
    for (Client next = line.next(now); next != null; next = line.next(now)) {
      assertThat(line.drops(next, now)).isFalse();
      line.remove(next);
      groups.add(next.group);
    }
    return groups;
  }

  @Test
  void fair_letsGroupsTakeTurns() {
    WaitingLine<Client> line = new WaitingLine<>(Discipline.of(Order.FAIR), 100);
    for (int group : new int[] {2, 2, 2, 2, 0, 0, 3}) {
      line.add(new Client(group, 0), 0, group, 0);
    }
    assertThat(groupsServed(line, 0)).containsExactly(0, 2, 3, 0, 2, 2, 2);
  }

  @Test
  void adaptiveLifo_isFirstComeUntilTheLineStands() {
    WaitingLine<Client> line =
        new WaitingLine<>(new Discipline(Order.ADAPTIVE_LIFO, SECOND, null, false), 100);
    Client first = new Client(0, 0);
    Client last = new Client(1, 0);
    line.add(first, 5 * SECOND, 0, 0);
    line.add(last, 5 * SECOND + 1, 0, 0);
    assertThat(line.next(6 * SECOND - 1)).isSameAs(first);
    assertThat(line.next(6 * SECOND)).isSameAs(last);
    line.remove(first);
    line.remove(last);
    line.add(first, 7 * SECOND, 0, 0); // it was empty, so it stands no more
    line.add(last, 7 * SECOND, 0, 0);
    assertThat(line.next(8 * SECOND - 1)).isSameAs(first);
  }

  @Test
  void abandoned_areDroppedWhenItIsTheirTurn() {
    Client gone = new Client(0, 0);
    for (boolean drops : new boolean[] {false, true}) {
      WaitingLine<Client> line =
          new WaitingLine<>(new Discipline(Order.FIFO, SECOND, null, drops), 9);
      line.add(gone, 0, 0, 0);
      assertThat(line.drops(gone, 0)).isFalse();
      gone.abandon();
      assertThat(line.next(0)).isSameAs(gone);
      assertThat(line.drops(gone, 0)).isEqualTo(drops);
      line.remove(gone);
      line.add(gone, 0, 0, 0); // another time
      assertThat(line.drops(gone, 0)).isFalse();
      line.remove(gone);
    }
  }

  /** All leave out of turn, so that nobody but the empty line says that the wait is over. */
  @Test
  void emptyLine_makesItsControlStartAnew() {
    DelayControlSpec.CoDel codel = new DelayControlSpec.CoDel(SECOND, 10 * SECOND);
    WaitingLine<Client> line =
        new WaitingLine<>(new Discipline(Order.FIFO, SECOND, codel, false), 9);
    Client[] clients = {new Client(0, 0), new Client(0, 0), new Client(0, 0)};
    for (int start : new int[] {0, 20}) { // the second time 10 s are over since the first wait
      for (Client client : clients) {
        line.add(client, start * SECOND, 0, 0);
      }
      long now = (start + 2) * SECOND; // above the target, with two behind
      assertThat(line.next(now)).isSameAs(clients[0]);
      assertThat(line.drops(clients[0], now)).isFalse();
      for (Client client : clients) {
        line.remove(client);
      }
      assertThat(line.next(now)).isNull();
    }
  }

  /** Who is dropped was not served: its group has its turn still. */
  @Test
  void fair_countsNoTurnForWhoIsDropped() {
    WaitingLine<Client> line = new WaitingLine<>(new Discipline(Order.FAIR, SECOND, null, true), 9);
    Client gone = new Client(0, 0);
    line.add(gone, 0, 0, 0);
    line.add(new Client(0, 0), 0, 0, 0);
    line.add(new Client(1, 0), 0, 1, 0);
    gone.abandon();
    assertThat(line.drops(gone, 0)).isTrue();
    line.remove(gone);
    assertThat(groupsServed(line, 0)).containsExactly(0, 1);
  }

  /** As "Fail at scale" has it: who comes after an interval of standing may wait for the target. */
  @Test
  void controlledDelay_asksOfEachWhatTheLineWasWhenItJoined() {
    DelayControlSpec delay = new DelayControlSpec.StandingQueue(SECOND, 10 * SECOND);
    WaitingLine<Client> line =
        new WaitingLine<>(new Discipline(Order.FIFO, SECOND, delay, false), 9);
    Client early = new Client(0, 0);
    Client late = new Client(0, 0);
    line.add(early, 5 * SECOND, 0, 0); // the line was empty: ten seconds
    line.add(late, 15 * SECOND, 0, 0); // it has stood for ten: one second
    assertThat(line.drops(early, 15 * SECOND)).isFalse();
    assertThat(line.drops(early, 15 * SECOND + 1)).isTrue();
    assertThat(line.drops(late, 16 * SECOND)).isFalse();
    assertThat(line.drops(late, 16 * SECOND + 1)).isTrue();
  }

  @Test
  void waiter_isInOneLineUntilItIsTakenOut() {
    WaitingLine<Client> line = new WaitingLine<>(Discipline.FIFO, 9);
    Client client = new Client(0, 0);
    assertThat(client.isWaiting()).isFalse();
    line.add(client, 0, 0, 0);
    assertThat(client.isWaiting()).isTrue();
    line.remove(client);
    assertThat(client.isWaiting()).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> line.remove(client));
  }

  @ParameterizedTest
  @EnumSource
  void discipline_isPlainWhereArrivalAndPriorityTellTheTurn(Order order) {
    assertThat(Discipline.of(order).isPlain())
        .isEqualTo(order == Order.FIFO || order == Order.PRIORITY);
    assertThat(new Discipline(order, Discipline.STANDING_NANOS, null, true).isPlain()).isFalse();
  }

  @Test
  void discipline_rejectsALineThatAlwaysStands() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Discipline(Order.ADAPTIVE_LIFO, 0, null, false))
        .withMessageStartingWith("standing (0)");
  }

  @ParameterizedTest
  @EnumSource
  void line_isThatOfTheReference(Order order) {
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int limit = random.nextInt(1, 20);
      WaitingLine<Client> line = new WaitingLine<>(new Discipline(order, 20, null, false), limit);
      List<Client> reference = new ArrayList<>();
      long standingSince = 0;
      int lastGroup = GROUPS - 1;
      for (int now = 0; now < 1000; now++) {
        assertThat(line.isFull()).isEqualTo(reference.size() >= limit);
        Client next = next(order, reference, now - standingSince >= 20, lastGroup);
        assertThat(line.next(now)).as("seed %d, at %d", seed, now).isSameAs(next);
        if (random.nextInt(5) < 3 && !line.isFull()) {
          standingSince = reference.isEmpty() ? now : standingSince;
          Client client = new Client(random.nextInt(GROUPS), random.nextInt(10));
          line.add(client, now, client.group, client.priority);
          reference.add(client);
        } else if (next != null) {
          Client leaves = next;
          if (random.nextBoolean()) {
            assertThat(line.drops(next, now)).isFalse();
            lastGroup = next.group;
          } else {
            leaves = reference.get(random.nextInt(reference.size()));
          }
          line.remove(leaves);
          reference.remove(leaves);
        }
      }
    }
  }

  private static @Nullable Client next(
      Order order, List<Client> clients, boolean standing, int lastGroup) {
    if (clients.isEmpty()) {
      return null;
    }
    return switch (order) {
      case FIFO -> clients.get(0);
      case LIFO -> clients.get(clients.size() - 1);
      case ADAPTIVE_LIFO -> clients.get(standing ? clients.size() - 1 : 0);
      case PRIORITY -> clients.stream().max(Comparator.comparingInt(c -> c.priority)).orElseThrow();
      case FAIR ->
          clients.stream()
              .min(Comparator.comparingInt(c -> (c.group - lastGroup - 1 + GROUPS) % GROUPS))
              .orElseThrow();
    };
  }
}
