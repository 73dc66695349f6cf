package dev.stampede.scenarios.language.provider;

import dev.stampede.models.queue.DelayControlSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.queue.Order;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code discipline}: an order alone, or a mapping with {@code order} and what drops. */
public final class QueueDecoder {
  private static final Key<Long> TARGET =
      Key.optional("target", Type.POSITIVE_TIME, "5ms", "the wait that is aimed at");
  private static final Key<Long> INTERVAL =
      Key.optional(
          "interval", Type.POSITIVE_TIME, "100ms", "how long waits may be longer before one drops");
  private static final Form CONTROL =
      Form.of("delay-control", "drops who waits too long", TARGET, INTERVAL);

  /** Makes a control of a wait that is aimed at and an interval. */
  private interface Control {
    DelayControlSpec of(long targetNanos, long intervalNanos);
  }

  private static final Kinds<Control> CONTROLS =
      new Kinds<>(
          "control",
          List.of(
              control("codel", "CoDel", DelayControlSpec.CoDel::new),
              control(
                  "least_delay",
                  "drops by the least wait of an interval",
                  DelayControlSpec.LeastDelay::new),
              control(
                  "standing_queue",
                  "drops while a queue stands",
                  DelayControlSpec.StandingQueue::new)));

  private static final Key<Order> ORDER =
      Key.optional("order", Type.words(Order.class), "fifo", "who is next");
  private static final Key<Long> STANDING =
      Key.optional(
          "standing",
          Type.POSITIVE_TIME,
          "100ms",
          "for adaptive_lifo: how long the queue has not been empty when the last becomes the first");
  private static final Key<ValueReader> DROP =
      Key.absent(
          "drop", Type.as(new Shape.Element(CONTROLS, "")), "nobody", "what drops who waits");
  private static final Key<Boolean> ABANDONED =
      Key.optional(
          "drop_abandoned",
          Type.FLAG,
          "false",
          "whether calls that were given up leave the queue at their turn without service");
  private static final Form FORM =
      Form.of("discipline", "who is next in a queue, and who is dropped", ORDER, STANDING, DROP)
          .and(ABANDONED)
          .none(Condition.saysNone(ORDER, "adaptive_lifo"), STANDING);

  /** A discipline: an order alone, or a mapping. */
  public static final Type<Discipline> TYPE =
      Type.of(
          new Shape.Called(
              "queue-discipline",
              Shape.either(Type.words(Order.class).shape(), new Shape.Keys(FORM))),
          QueueDecoder::read);

  /** The key of a discipline, {@code fifo} by default. */
  public static final Key<Discipline> DISCIPLINE =
      Key.optional("discipline", TYPE, "fifo", "who is next in the queue");

  /** The key of how many may wait, without a limit by default. */
  public static final Key<Integer> QUEUE_LIMIT = limit("queue_limit", 0, "how many may wait");

  private QueueDecoder() {}

  /** Returns the key of how many may wait or be inside: a number, or {@code unlimited}. */
  public static Key<Integer> limit(String key, int least, String sentence) {
    return Key.optional(
        key,
        Type.limit(least, EngineSpec.UNBOUNDED - 1, EngineSpec.UNBOUNDED),
        "unlimited",
        sentence);
  }

  private static Kind<Control> control(String name, String sentence, Control control) {
    return new Kind<>(name, new Shape.Keys(CONTROL), sentence, control);
  }

  private static Discipline read(ValueReader value) {
    if (!value.isMapping()) {
      return Discipline.of(value.choice(Order.class));
    }
    MappingReader in = value.mapping(FORM);
    Order order = in.get(ORDER);
    long standing = Discipline.STANDING_NANOS;
    if (order == Order.ADAPTIVE_LIFO) {
      standing = in.get(STANDING);
    } else if (in.has(STANDING)) {
      in.error("standing is for 'order: adaptive_lifo'", null);
    }
    long nanos = standing;
    ValueReader drop = in.find(DROP);
    DelayControlSpec control = drop == null ? null : control(drop);
    boolean abandoned = in.get(ABANDONED);
    return in.build(() -> new Discipline(order, nanos, control, abandoned), Discipline.FIFO);
  }

  private static @Nullable DelayControlSpec control(ValueReader value) {
    Named element = value.element();
    ValueReader kind = element.key();
    Control control = CONTROLS.find(kind.text());
    if (control == null) {
      kind.reference("control", CONTROLS.names());
      return null;
    }
    MappingReader in = element.value().mapping(CONTROL);
    long target = in.get(TARGET);
    long interval = in.get(INTERVAL);
    return in.build(() -> control.of(target, interval));
  }
}
