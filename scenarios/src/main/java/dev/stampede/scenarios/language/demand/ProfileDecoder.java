package dev.stampede.scenarios.language.demand;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.arrival.Level;
import dev.stampede.models.arrival.Lines;
import dev.stampede.models.arrival.Periodic;
import dev.stampede.models.arrival.Product;
import dev.stampede.models.arrival.RateCurve;
import dev.stampede.models.arrival.Steps;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads {@code profile}: what returns every day, every week, or after any time. */
final class ProfileDecoder {
  private static final long HOUR = 3600 * Seconds.ONE;
  private static final long DAY = 24 * HOUR;
  private static final long WEEK = 7 * DAY;
  private static final int MOST = 10_080;

  private static final List<String> WEEKDAYS =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private static final String STARTS_PATTERN =
      "(?:mon|tue|wed|thu|fri|sat|sun) (?:[01][0-9]|2[0-3]):[0-5][0-9]"
          + "|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z";
  private static final String OFFSET_PATTERN = "[+-](?:0[0-9]|1[0-8]):[0-5][0-9]";

  private static final Key<ValueReader> STARTS =
      Key.optional(
          "starts",
          Type.as(new Shape.Text("time of the week, or time in UTC", STARTS_PATTERN, false)),
          "mon 00:00",
          "when the run begins: fri 08:00 by the clock of the people, or 2026-11-27T07:00Z");
  private static final Key<ValueReader> UTC_OFFSET =
      Key.optional(
          "utc_offset",
          Type.as(new Shape.Text("offset", OFFSET_PATTERN, false)),
          "+00:00",
          "their clock's distance from UTC, where starts is in UTC; it does not change in a run");
  private static final Type<List<ValueReader>> MULTIPLES = Type.list(Type.MULTIPLIER.shape(), 2);
  private static final Key<List<ValueReader>> OF_DAY =
      Key.open(
          "day",
          MULTIPLES,
          "always 1x",
          "multiples for equal parts of the day, 24 for the hours: each holds in the middle of its"
              + " part, with straight lines between");
  private static final Key<List<ValueReader>> OF_WEEK =
      Key.open(
          "week",
          MULTIPLES,
          "always 1x",
          "multiples for equal parts of the week from Monday on, 7 for the days: each holds for all"
              + " of its part");
  private static final Key<Long> FROM = Key.optional("from", Type.TIME, "9h", "when it begins");
  private static final Key<Long> TO =
      Key.optional("to", Type.POSITIVE_TIME, "17h", "when it ends, at most 24h");
  private static final Key<List<ValueReader>> DAYS =
      Key.optional(
          "days", Type.list(new Shape.Words(WEEKDAYS), 1), WEEKDAYS.subList(0, 5), "on which days");
  private static final Key<Double> OUTSIDE =
      Key.optional("outside", Type.MULTIPLIER, "0x", "what is left at other times");
  private static final Form HOURS =
      Form.of("working-hours", "when people are at work", FROM, TO, DAYS, OUTSIDE);
  private static final Key<MappingReader> WORKING_HOURS =
      Key.open("working_hours", Type.mapping(HOURS), "always", "when people are at work");
  private static final Key<Long> AT =
      Key.required("at", Type.TIME, "from the beginning of the period");
  private static final Key<Double> TIMES =
      Key.required("times", Type.MULTIPLIER, "how many times the rate then");
  private static final Form POINT = Form.of("point-of-period", "a point", AT, TIMES);
  private static final Key<Long> EVERY =
      Key.open("every", Type.POSITIVE_TIME, "none", "the length of another period, with points");
  private static final Key<List<ValueReader>> POINTS =
      Key.open(
          "points",
          Type.list(new Shape.Keys(POINT), 1),
          "none",
          "its points, in the order of their times, with straight lines between and back to the"
              + " first");

  private static final Form FORM =
      Form.of("profile", "what returns; its parts multiply", STARTS, UTC_OFFSET)
          .and(OF_DAY, OF_WEEK, WORKING_HOURS, EVERY, POINTS)
          .rule(Form.Count.ALL_WITH_THE_FIRST, EVERY, POINTS)
          .rule(Form.Count.ALL_WITH_THE_FIRST, POINTS, EVERY);

  static final Key<MappingReader> KEY =
      Key.open("profile", Type.mapping(FORM), "always 1x", "what returns every day or week");

  private ProfileDecoder() {}

  /** Returns the multiple that a profile makes of a rate. */
  static RateCurve read(MappingReader in) {
    long phase = phase(in);
    List<RateCurve> parts = new ArrayList<>();
    List<ValueReader> day = in.get(OF_DAY, List.of());
    if (isSaidWell(in, OF_DAY)) {
      parts.add(new Periodic(middles(multiples(in.value(OF_DAY), day, DAY), DAY), DAY, phase));
    }
    List<ValueReader> week = in.get(OF_WEEK, List.of());
    if (isSaidWell(in, OF_WEEK)) {
      double[] values = multiples(in.value(OF_WEEK), week, WEEK);
      parts.add(new Periodic(new Steps(0, WEEK / values.length, values), WEEK, phase));
    }
    MappingReader hours = in.find(WORKING_HOURS);
    if (hours != null) {
      parts.add(new Periodic(workingHours(hours), WEEK, phase));
    }
    long every = in.get(EVERY, 0L);
    List<ValueReader> points = in.get(POINTS, List.of());
    if (every > 0 != !points.isEmpty()) {
      in.error(
          "has %s".formatted(every > 0 ? "'every' and no points" : "points and no 'every'"),
          "for example every: 6h, points: [{at: 0s, times: 1x}, {at: 2h, times: 3x}]");
    } else if (every > 0) {
      parts.add(new Periodic(period(points, every), every, 0));
    }
    return in.build(() -> parts.stream().reduce(Product::new).orElse(new Level(1)), new Level(1));
  }

  private static boolean isSaidWell(MappingReader in, Key<List<ValueReader>> key) {
    return in.has(key) && !in.value(key).isFaulty();
  }

  /** How far into a week the run begins. */
  private static long phase(MappingReader in) {
    ValueReader starts = in.get(STARTS);
    ValueReader offset = in.get(UTC_OFFSET);
    String text = starts.text();
    if (starts.isFaulty() || offset.isFaulty()) {
      return 0;
    }
    if (!text.matches(STARTS_PATTERN)) {
      starts.reject(
          "must be a time of the week, or a time in UTC", "fri 08:00, or 2026-11-27T07:00Z");
      return 0;
    }
    if (!offset.text().matches(OFFSET_PATTERN)) {
      offset.reject("must be an offset from UTC", "+02:00, or -05:30");
      return 0;
    }
    if (!text.endsWith("Z")) {
      int day = WEEKDAYS.indexOf(text.substring(0, 3));
      return day * DAY
          + Integer.parseInt(text.substring(4, 6)) * HOUR
          + Integer.parseInt(text.substring(7, 9)) * (HOUR / 60);
    }
    try {
      OffsetDateTime local =
          OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.of(offset.text()));
      return (local.getDayOfWeek().getValue() - 1) * DAY + local.toLocalTime().toNanoOfDay();
    } catch (DateTimeParseException e) {
      starts.reject("is no date and time that there is", "2026-11-27T07:00Z");
      return 0;
    }
  }

  private static double[] multiples(ValueReader list, List<ValueReader> items, long period) {
    double[] values = items.stream().mapToDouble(Type.MULTIPLIER::read).toArray();
    boolean divides = values.length > 0 && period % values.length == 0;
    if (values.length > MOST || !divides) {
      list.reject(
          "must be at most %d multiples for parts of whole nanoseconds".formatted(MOST),
          "24, 48 or 1440 for a day, 7 or 168 for a week");
      return new double[] {1, 1};
    }
    return values;
  }

  /** Lines between the middles of equal parts, round the end of the period. */
  private static RateCurve middles(double[] values, long length) {
    int parts = values.length;
    long part = length / parts;
    long[] times = new long[parts + 2];
    double[] heights = new double[parts + 2];
    for (int i = 0; i < parts + 2; i++) {
      times[i] = (2L * i - 1) * part / 2;
      heights[i] = values[Math.floorMod(i - 1, parts)];
    }
    return new Lines(times, heights);
  }

  private static RateCurve workingHours(MappingReader in) {
    long from = in.get(FROM);
    ValueReader end = in.value(TO);
    long to = in.get(TO);
    if ((from >= to || to > DAY) && !in.isFaulty()) {
      end.reject("must be later than from, and at most 24h", "from: 9h, to: 17h");
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (ValueReader day : in.get(DAYS)) {
      int number = WEEKDAYS.indexOf(day.text());
      if (number < 0) {
        day.reject("must be a day: mon, tue, wed, thu, fri, sat or sun", null);
      } else {
        days.add(DayOfWeek.of(number + 1));
      }
    }
    double outside = in.get(OUTSIDE);
    if (in.isFaulty()) {
      in.forgive();
      in.finish();
      return new Level(1);
    }
    List<Long> times = new ArrayList<>(List.of(0L));
    List<Double> values = new ArrayList<>(List.of(outside));
    for (DayOfWeek day : days) {
      long midnight = (day.getValue() - 1) * DAY;
      times.addAll(List.of(midnight + from, midnight + from, midnight + to, midnight + to));
      values.addAll(List.of(outside, 1.0, 1.0, outside));
    }
    return in.build(
        () ->
            new Lines(
                times.stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray()),
        new Level(1));
  }

  private static RateCurve period(List<ValueReader> points, long every) {
    long[] times = new long[points.size() + 1];
    double[] values = new double[points.size() + 1];
    long before = -1;
    for (int i = 0; i < points.size(); i++) {
      MappingReader point = points.get(i).mapping(POINT);
      ValueReader at = point.value(AT);
      times[i] = AT.type().read(at);
      values[i] = point.get(TIMES);
      if (i == 0 ? times[i] != 0 : times[i] <= before || times[i] >= every) {
        at.reject(
            "must be later than the point before, and before the period ends; the first is at 0s",
            null);
        times[i] = Math.max(before, 0);
      }
      before = times[i];
      point.build(() -> true);
    }
    times[points.size()] = Math.max(every, before);
    values[points.size()] = values[0];
    return new Lines(times, values);
  }
}
