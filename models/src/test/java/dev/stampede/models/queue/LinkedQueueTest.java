package dev.stampede.models.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The queue against the slowest that does the same. */
class LinkedQueueTest {

  private static final class Member extends LinkedQueue.Node<Member> {}

  @Test
  void queue_isThatOfTheReference() {
    SplittableRandom random = new SplittableRandom(8);
    LinkedQueue<Member> queue = new LinkedQueue<>();
    List<Member> reference = new ArrayList<>();
    for (int step = 0; step < 50_000; step++) {
      int chance = random.nextInt(100);
      if ((chance < 51 && reference.size() < 40) || reference.isEmpty()) {
        Member member = new Member();
        if (chance % 4 == 0) {
          queue.addFirst(member);
          reference.add(0, member);
        } else {
          queue.add(member);
          reference.add(member);
        }
      } else {
        Member member = reference.remove(random.nextInt(reference.size()));
        queue.remove(member);
        assertThat(member.previous()).isNull();
        assertThat(member.next()).isNull();
      }
      List<Member> inOrder = new ArrayList<>();
      for (Member member = queue.first(); member != null; member = member.next()) {
        inOrder.add(member);
      }
      List<Member> backwards = new ArrayList<>();
      for (Member member = queue.last(); member != null; member = member.previous()) {
        backwards.add(0, member);
      }
      assertThat(inOrder).as("step %d", step).isEqualTo(reference).isEqualTo(backwards);
      assertThat(queue.size()).isEqualTo(reference.size());
    }
  }
}
