package dev.stampede.scenarios.language.demand;

import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.trace.Condition;
import dev.stampede.scenarios.trace.Trace;
import dev.stampede.scenarios.trace.format.Clock;
import dev.stampede.scenarios.trace.format.Columns;
import dev.stampede.scenarios.trace.format.Field;
import dev.stampede.scenarios.trace.format.Formats;
import dev.stampede.scenarios.trace.format.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads which file a trace is, and what its columns tell. */
final class TraceFileDecoder {
  private static final int MOST_BLOCKS = 50_000_000;

  private static final Key<String> FILE =
      Key.required("file", Type.TEXT, "its path, from the scenario's folder");
  private static final Key<ValueReader> SHA256 =
      Key.open(
          "sha256",
          Type.as(new Shape.Text("SHA-256", "[0-9a-fA-F]{64}", true)),
          "not checked",
          "what the SHA-256 of its bytes must be, in hexadecimal digits");
  private static final Form NAMED_FILE =
      Form.of("file of a trace", "a file, and what it must hold", FILE, SHA256);

  static final Key<ValueReader> TRACE =
      Key.required(
          "trace",
          Type.as(Shape.either(new Shape.Text("path", "", true), new Shape.Keys(NAMED_FILE))),
          "the path of a file from the scenario's folder, plain or compressed with gzip or"
              + " Zstandard; or `{file, sha256}`");

  private static final Key<String> FORMAT =
      Key.open("format", Type.words(formats(), ""), "recognised", "the form that it has");

  private static final Key<String> TIME =
      Key.open("time", Type.TEXT, "as its form has it", "when requests came");
  private static final Key<Clock> UNIT =
      Key.open("unit", units(), "as its form has it, or as it looks", "how times are written");
  private static final Key<String> INPUT =
      Key.open("input", Type.TEXT, "as its form has it", "tokens of prompts");
  private static final Key<String> OUTPUT =
      Key.open("output", Type.TEXT, "as its form has it", "tokens of answers");
  private static final Key<String> CACHED =
      Key.open("cached", Type.TEXT, "as its form has it", "tokens of prompts that a cache held");
  private static final Key<String> SESSION =
      Key.open("session", Type.TEXT, "as its form has it", "which conversation it belongs to");
  private static final Key<String> CLIENT =
      Key.open("client", Type.TEXT, "as its form has it", "whom it is from");
  private static final Key<String> TOOK =
      Key.open(
          "took",
          Type.TEXT,
          "as its form has it",
          "how long requests took, if times are those of their ends");
  private static final Key<Clock> TOOK_UNIT =
      Key.open("took_unit", units(), "as its form has it, or ms", "how that is written");
  private static final Form COLUMNS =
      Form.of(
          "columns of a trace",
          "the columns of a CSV file, or the keys of JSON objects, those within others as in"
              + " `usage.prompt_tokens`",
          TIME,
          UNIT,
          INPUT,
          OUTPUT,
          CACHED,
          SESSION,
          CLIENT,
          TOOK,
          TOOK_UNIT);
  private static final Key<MappingReader> COLUMNS_OF_TRACE =
      Key.open("columns", Type.mapping(COLUMNS), "as its form has them", "what its columns tell");

  private static final Shape VALUE = new Shape.Text("value", "", true);
  private static final Key<List<Named>> WHERE =
      Key.open(
          "where",
          Type.of(
              new Shape.Table(
                  "column",
                  new Shape.Text("name of a column", "(?s).{1,200}", true),
                  Shape.either(VALUE, new Shape.Listing(VALUE, 1)),
                  0),
              ValueReader::children),
          "all rows",
          "what rows must say in some columns to be taken, or a list of what they may say");
  private static final Key<Integer> PREFIX_BLOCKS =
      Key.optional(
          "prefix_blocks",
          Type.count(0, MOST_BLOCKS),
          "1M",
          "blocks of 512 tokens that a prefix cache holds, where rows name those of their prompts");

  static final Form FORM =
      Form.of(
          "file and columns", "which file", TRACE, FORMAT, COLUMNS_OF_TRACE, WHERE, PREFIX_BLOCKS);

  private TraceFileDecoder() {}

  private static Map<String, String> formats() {
    Map<String, String> names = new LinkedHashMap<>();
    Formats.names().forEach(name -> names.put(name, name));
    return names;
  }

  private static Type<Clock> units() {
    Map<String, Clock> words = new LinkedHashMap<>();
    for (Clock clock : Clock.values()) {
      words.put(clock.name().toLowerCase(Locale.ROOT), clock);
    }
    return Type.words(words, Clock.S);
  }

  /**
   * What is said of a file.
   *
   * @param name its path as it is said
   * @param said where that stands, for messages
   * @param sha256 what its digest must be; null for anything
   */
  record Said(Trace trace, String name, ValueReader said, @Nullable ValueReader sha256) {}

  /** Reads which file is meant, and how it is to be read. */
  static Said read(MappingReader in) {
    ValueReader value = in.value(TRACE);
    ValueReader path = value;
    ValueReader sha256 = null;
    if (value.isMapping()) {
      MappingReader file = value.mapping(NAMED_FILE);
      path = file.value(FILE);
      sha256 = file.find(SHA256);
      file.finish();
    }
    String name = path.text();
    String format = in.find(FORMAT);
    MappingReader columns = in.find(COLUMNS_OF_TRACE);
    List<Named> where = in.find(WHERE);
    int blocks = in.get(PREFIX_BLOCKS);
    Trace trace =
        new Trace(
            path.files().resolve(path, name),
            format == null || format.isEmpty() ? null : format,
            columns == null ? null : columns(columns),
            where == null ? List.of() : where.stream().map(TraceFileDecoder::condition).toList(),
            blocks);
    return new Said(trace, name, value, sha256);
  }

  private static Columns columns(MappingReader in) {
    Map<Role, Field> fields = new EnumMap<>(Role.class);
    add(fields, Role.TIME, in.find(TIME));
    Clock unit = in.find(UNIT);
    add(fields, Role.INPUT, in.find(INPUT));
    add(fields, Role.OUTPUT, in.find(OUTPUT));
    add(fields, Role.CACHED, in.find(CACHED));
    add(fields, Role.SESSION, in.find(SESSION));
    add(fields, Role.CLIENT, in.find(CLIENT));
    add(fields, Role.TOOK, in.find(TOOK));
    Clock took = in.find(TOOK_UNIT);
    in.finish();
    if (fields.containsKey(Role.INPUT) != fields.containsKey(Role.OUTPUT) && !in.isFaulty()) {
      in.error("needs both input and output, or neither", "without them, lengths are drawn");
    }
    return new Columns(fields, unit, took);
  }

  private static void add(Map<Role, Field> fields, Role role, @Nullable String name) {
    if (name != null) {
      fields.put(role, Field.of(name));
    }
  }

  private static Condition condition(Named named) {
    ValueReader value = named.value();
    List<String> values = new ArrayList<>();
    if (value.isList()) {
      value.list().forEach(item -> values.add(item.text()));
    } else {
      values.add(value.text());
    }
    return new Condition(named.key().text(), values);
  }
}
