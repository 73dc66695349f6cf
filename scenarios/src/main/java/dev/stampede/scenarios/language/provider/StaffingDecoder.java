package dev.stampede.scenarios.language.provider;

import static dev.stampede.scenarios.read.Form.Count.EXACTLY_ONE;

import dev.stampede.models.server.StaffingSpec;
import dev.stampede.models.server.StaffingSpec.CallIn;
import dev.stampede.models.server.StaffingSpec.Shift;
import dev.stampede.models.server.StaffingSpec.Stress;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how many people or servers there are over time. */
public final class StaffingDecoder {
  /** Of people. */
  public static final StaffingDecoder AGENTS = new StaffingDecoder("agents");

  /** Of servers. */
  public static final StaffingDecoder SERVERS = new StaffingDecoder("servers");

  private final Key<Long> from;
  private final Key<Integer> inShift;
  private final Key<Integer> waiting;
  private final Key<Integer> more;
  private final Key<Long> after;
  private final Key<Long> stay;
  private final Key<Integer> atWaiting;
  private final Key<Double> handle;
  private final Key<Integer> number;
  private final Key<List<ValueReader>> shifts;
  private final Key<MappingReader> callIn;
  private final Key<MappingReader> stress;
  private final Form shift;
  private final Form form;

  /**
   * What was read.
   *
   * @param number how many there are at the start
   * @param spec how that changes; null if it does not
   */
  public record Staff(int number, @Nullable StaffingSpec spec) {}

  private StaffingDecoder(String who) {
    from =
        Key.optional("from", Type.TIME, "0s", "when the shift begins, from the start of the run");
    inShift = Key.required(who, Type.count(0), "how many there are then");
    shift = Form.of("shift of " + who, "how many there are from a time on", from, inShift);
    waiting =
        Key.required("when_waiting", Type.count(1), "how long the queue is that has them come");
    more = Key.required(who, Type.count(1), "how many more come");
    after = Key.required("after", Type.TIME, "the time until they are there");
    stay =
        Key.optional(
            "stay",
            Type.POSITIVE_TIME,
            "4h",
            "how long they stay, at least 1s; as long again while the queue is still as long");
    atWaiting = Key.required("at_waiting", Type.count(1), "with so many waiting,");
    handle =
        Key.required(
            "handle",
            Type.MULTIPLIER,
            "work takes so many times as long; in proportion below, no more beyond");
    number = Key.open(who, Type.count(1), "as shifts say", "how many there are, if not in shifts");
    shifts =
        Key.open(
            "shifts",
            Type.list(new Shape.Keys(shift), 1),
            "none",
            "how many there are over time; whoever goes finishes the work in hand");
    callIn =
        Key.absent(
            "call_in",
            Type.mapping(
                Form.of(
                    "call in of " + who,
                    "more who come when the queue is long",
                    waiting,
                    more,
                    after,
                    stay)),
            "none",
            "more who come when the queue is long");
    stress =
        Key.absent(
            "stress",
            Type.mapping(
                Form.of(
                    "stress of " + who,
                    "work takes longer in proportion to those who wait",
                    atWaiting,
                    handle)),
            "none",
            "work takes longer in proportion to those who wait");
    form =
        Form.of("staff of " + who, "how many there are", number, shifts, callIn, stress)
            .rule(EXACTLY_ONE, number, shifts);
  }

  /** The keys. */
  public Form form() {
    return form;
  }

  /** Reads a number, or {@code shifts}, with {@code call_in} and {@code stress}. */
  public Staff read(MappingReader in) {
    List<Shift> later = new ArrayList<>();
    int first = in.has(shifts) ? shifts(in, later) : in.get(required());
    MappingReader called = in.find(callIn);
    CallIn more = called == null ? null : callIn(called);
    MappingReader stressed = in.find(stress);
    Stress stress = stressed == null ? null : stress(stressed);
    if (later.isEmpty() && more == null && stress == null) {
      return new Staff(Math.max(1, first), null);
    }
    return new Staff(first, in.isFaulty() ? null : new StaffingSpec(later, more, stress));
  }

  private Key<Integer> required() {
    return Key.required(number.name(), number.type(), number.sentence());
  }

  /** Fills the later shifts in, and returns the number that there are at the start. */
  private int shifts(MappingReader in, List<Shift> later) {
    ValueReader list = in.value(shifts);
    if (in.has(number)) {
      list.error(
          "%s: give '%s' or 'shifts', not both".formatted(in.path(), number.name()),
          "the first shift says how many there are at the start");
    }
    int first = 0;
    long latest = -1;
    for (ValueReader item : shifts.type().read(list)) {
      MappingReader one = item.mapping(shift);
      ValueReader at = one.value(from);
      long start = from.type().read(at);
      int there = one.get(inShift);
      one.finish();
      if (start <= latest && !at.isFaulty()) {
        at.error(at.path() + " must be later than the shift before", null);
      }
      latest = start;
      if (start == 0) {
        first = there;
      } else if (!list.isFaulty()) {
        later.add(new Shift(start, there));
      }
    }
    if (latest < 0 && list.isList()) {
      list.error(
          list.path() + " has no shift",
          "for example shifts: [{%1$s: 10}, {from: 8h, %1$s: 25}]".formatted(number.name()));
    }
    return first;
  }

  private @Nullable CallIn callIn(MappingReader in) {
    int queue = in.get(waiting);
    int servers = in.get(more);
    long until = in.get(after);
    long staying = in.get(stay);
    return in.build(() -> new CallIn(queue, servers, until, staying));
  }

  private @Nullable Stress stress(MappingReader in) {
    int queue = in.get(atWaiting);
    double factor = in.get(handle);
    return in.build(() -> new Stress(queue, factor));
  }
}
