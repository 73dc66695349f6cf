package dev.stampede.scenarios.language.provider;

import dev.stampede.models.queue.DelayControlSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.queue.Order;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.ValueReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code discipline}: an order alone, or a mapping with {@code order} and what drops. */
public final class QueueDecoder {
  private static final Set<String> CONTROLS =
      new LinkedHashSet<>(List.of("codel", "least_delay", "standing_queue"));

  private QueueDecoder() {}

  public static Discipline read(ValueReader value) {
    if (!value.isMapping()) {
      return Discipline.of(value.choice(Order.class));
    }
    MappingReader in = value.mapping();
    Order order = in.optional("order", "fifo").choice(Order.class);
    long standing = Discipline.STANDING_NANOS;
    if (order == Order.ADAPTIVE_LIFO) {
      standing = in.optional("standing", "100ms").positiveNanos();
    } else if (in.has("standing")) {
      in.error("standing is for 'order: adaptive_lifo'", null);
    }
    long nanos = standing;
    DelayControlSpec control = in.has("drop", "nobody") ? control(in.optional("drop")) : null;
    boolean abandoned = in.optional("drop_abandoned", "false").bool();
    return in.build(() -> new Discipline(order, nanos, control, abandoned), Discipline.FIFO);
  }

  private static @Nullable DelayControlSpec control(ValueReader value) {
    Named element = value.element();
    ValueReader kind = element.key();
    if (!CONTROLS.contains(kind.text())) {
      kind.reference("control", CONTROLS);
      return null;
    }
    MappingReader in = element.value().mapping();
    long target = in.optional("target", "5ms").positiveNanos();
    long interval = in.optional("interval", "100ms").positiveNanos();
    return in.build(
        () ->
            switch (kind.text()) {
              case "codel" -> new DelayControlSpec.CoDel(target, interval);
              case "least_delay" -> new DelayControlSpec.LeastDelay(target, interval);
              default -> new DelayControlSpec.StandingQueue(target, interval);
            });
  }
}
