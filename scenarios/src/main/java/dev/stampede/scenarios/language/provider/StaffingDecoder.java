package dev.stampede.scenarios.language.provider;

import dev.stampede.models.server.StaffingSpec;
import dev.stampede.models.server.StaffingSpec.CallIn;
import dev.stampede.models.server.StaffingSpec.Shift;
import dev.stampede.models.server.StaffingSpec.Stress;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads how many people or servers there are over time.
 *
 * @param number how many there are at the start
 * @param spec how that changes; null if it does not
 */
public record StaffingDecoder(int number, @Nullable StaffingSpec spec) {

  /**
   * Reads a number, or {@code shifts}, with {@code call_in} and {@code stress}.
   *
   * @param key of the number: {@code agents}, say
   */
  public static StaffingDecoder read(MappingReader in, String key) {
    List<Shift> shifts = new ArrayList<>();
    int first = in.has("shifts") ? shifts(in, key, shifts) : number(in.required(key), 1);
    CallIn callIn =
        in.has("call_in", "none") ? callIn(in.optional("call_in").mapping(), key) : null;
    Stress stress = in.has("stress", "none") ? stress(in.optional("stress").mapping()) : null;
    if (shifts.isEmpty() && callIn == null && stress == null) {
      return new StaffingDecoder(Math.max(1, first), null);
    }
    return new StaffingDecoder(
        first, in.isFaulty() ? null : new StaffingSpec(shifts, callIn, stress));
  }

  private static int number(ValueReader value, int least) {
    return (int) value.count(least, Integer.MAX_VALUE);
  }

  /** Fills the later shifts in, and returns the number that there are at the start. */
  private static int shifts(MappingReader in, String key, List<Shift> later) {
    ValueReader list = in.optional("shifts");
    if (in.has(key)) {
      list.error(
          "%s: give '%s' or 'shifts', not both".formatted(in.path(), key),
          "the first shift says how many there are at the start");
    }
    int first = 0;
    long latest = -1;
    for (ValueReader item : list.list()) {
      MappingReader shift = item.mapping();
      ValueReader at = shift.optional("from", "0s");
      long from = at.nanos();
      int number = number(shift.required(key), 0);
      shift.finish();
      if (from <= latest && !at.isFaulty()) {
        at.error(at.path() + " must be later than the shift before", null);
      }
      latest = from;
      if (from == 0) {
        first = number;
      } else if (!list.isFaulty()) {
        later.add(new Shift(from, number));
      }
    }
    if (latest < 0 && list.isList()) {
      list.error(
          list.path() + " has no shift",
          "for example shifts: [{%1$s: 10}, {from: 8h, %1$s: 25}]".formatted(key));
    }
    return first;
  }

  private static @Nullable CallIn callIn(MappingReader in, String key) {
    int waiting = number(in.required("when_waiting"), 1);
    int servers = number(in.required(key), 1);
    long after = in.required("after").nanos();
    long stay = in.optional("stay", "4h").positiveNanos();
    return in.build(() -> new CallIn(waiting, servers, after, stay));
  }

  private static @Nullable Stress stress(MappingReader in) {
    int waiting = number(in.required("at_waiting"), 1);
    double factor = in.required("handle").multiplier();
    return in.build(() -> new Stress(waiting, factor));
  }
}
