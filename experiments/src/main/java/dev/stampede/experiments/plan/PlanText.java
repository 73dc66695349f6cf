package dev.stampede.experiments.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * A plan as text: fields one after the other, each with its length before it (a netstring), so that
 * scenarios need no quoting. A list is preceded by a field with its size.
 */
final class PlanText {

  private static final String PREFIX = "stampede.plan/";
  private static final String VERSION = "stampede.plan/v5";
  private static final int EXCERPT_NUMBERS = 8;

  private final String text;
  private int at;

  private PlanText(String text) {
    this.text = text;
  }

  static String of(Plan plan) {
    StringBuilder out = new StringBuilder();
    write(out, VERSION);
    write(out, Long.toString(plan.seed()));
    write(out, Integer.toString(plan.first()));
    write(out, Integer.toString(plan.replications()));
    write(out, Integer.toString(plan.variants().size()));
    for (Variant variant : plan.variants()) {
      write(out, variant.scenario().name());
      write(out, variant.scenario().folder());
      write(out, variant.scenario().text());
      write(out, variant.scenario().settings());
      write(out, variant.architectures());
      write(out, variant.leftOut().faults());
      write(out, variant.leftOut().incidents());
      write(out, variant.onlyStep().stream().toList());
      write(out, variant.excerpt().map(PlanText::fields).orElse(List.of()));
    }
    return out.toString();
  }

  private static List<String> fields(Excerpt excerpt) {
    List<String> fields =
        new ArrayList<>(
            LongStream.of(
                    excerpt.history(),
                    excerpt.wholeNanos(),
                    excerpt.fromNanos(),
                    excerpt.untilNanos(),
                    excerpt.leadNanos(),
                    excerpt.drainNanos(),
                    excerpt.intervalNanos(),
                    excerpt.number())
                .mapToObj(Long::toString)
                .toList());
    fields.addAll(excerpt.leftOut());
    return fields;
  }

  private static Optional<Excerpt> excerpt(List<String> fields) {
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    if (fields.size() < EXCERPT_NUMBERS) {
      throw new IllegalArgumentException("%d fields are no excerpt".formatted(fields.size()));
    }
    long[] numbers = fields.stream().limit(EXCERPT_NUMBERS).mapToLong(Long::parseLong).toArray();
    return Optional.of(
        new Excerpt(
            Math.toIntExact(numbers[0]),
            numbers[1],
            numbers[2],
            numbers[3],
            numbers[4],
            numbers[5],
            numbers[6],
            Math.toIntExact(numbers[7]),
            fields.subList(EXCERPT_NUMBERS, fields.size())));
  }

  private static void write(StringBuilder out, List<String> fields) {
    write(out, Integer.toString(fields.size()));
    fields.forEach(field -> write(out, field));
  }

  private static void write(StringBuilder out, String field) {
    out.append(field.length()).append(':').append(field).append(',');
  }

  static Plan read(String text) {
    PlanText in = new PlanText(text);
    String version = in.field();
    if (!version.equals(VERSION)) {
      throw new IllegalArgumentException(
          version.startsWith(PREFIX)
              ? "a plan of %s; this version reads %s alone, so make the plan again"
                  .formatted(version, VERSION)
              : "not a plan of " + VERSION);
    }
    long seed = Long.parseLong(in.field());
    int first = Integer.parseInt(in.field());
    int replications = Integer.parseInt(in.field());
    List<Variant> variants = in.list(in::variant);
    if (in.at != text.length()) {
      throw new IllegalArgumentException("something follows the plan");
    }
    return new Plan(variants, seed, first, replications);
  }

  private Variant variant() {
    ScenarioText scenario = new ScenarioText(field(), field(), field(), list(this::field));
    List<String> architectures = list(this::field);
    LeftOut leftOut = new LeftOut(list(this::field), list(this::field));
    List<String> onlyStep = list(this::field);
    if (onlyStep.size() > 1) {
      throw new IllegalArgumentException("%d steps are not one".formatted(onlyStep.size()));
    }
    return new Variant(
        scenario,
        architectures,
        leftOut,
        onlyStep.stream().findFirst(),
        excerpt(list(this::field)));
  }

  private <T> List<T> list(Supplier<T> item) {
    int size = Integer.parseInt(field());
    List<T> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(item.get());
    }
    return items;
  }

  private String field() {
    int colon = text.indexOf(':', at);
    if (colon < 0) {
      throw new IllegalArgumentException("the plan ends too early");
    }
    int length = Integer.parseInt(text.substring(at, colon));
    int start = colon + 1;
    if (length < 0 || length >= text.length() - start || text.charAt(start + length) != ',') {
      throw new IllegalArgumentException("the plan is damaged at character %d".formatted(at));
    }
    at = start + length + 1;
    return text.substring(start, start + length);
  }
}
