package dev.stampede.scenarios.trace.format;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON objects: one a line, in a list, or somewhere within larger ones. Only what is asked for is
 * kept, so that texts of prompts and answers pass by unread.
 */
final class JsonRecords implements Records {
  private static final int DEEPEST = 64;

  /** A name on the way to a field; lists on the way are passed through. */
  private static final class Node {
    private final Map<String, Node> below = new HashMap<>();

    private final List<End> ends = new ArrayList<>();

    private Node below(String name) {
      return below.computeIfAbsent(name, key -> new Node());
    }
  }

  /**
   * A field whose name leads here.
   *
   * @param rank how early among the field's names this one stands
   */
  private record End(int field, int rank) {}

  private final JsonParser parser;
  private final List<Set<String>> way;
  private final Node root = new Node();
  private final @Nullable String[] values;
  private final int[] ranks;

  /** How many steps of the way lead to each of the open containers. */
  private final int[] steps = new int[DEEPEST];

  private int depth;
  private int step;
  private long line;

  /**
   * Creates a reader.
   *
   * @param way the names that lead to records, several for each step; none if they stand at the top
   */
  JsonRecords(Reader text, List<Set<String>> way, List<Field> fields) {
    this.parser = new JsonFactory().createParser(ObjectReadContext.empty(), text);
    this.way = List.copyOf(way);
    this.values = new String[fields.size()];
    this.ranks = new int[fields.size()];
    for (int i = 0; i < fields.size(); i++) {
      List<String> names = fields.get(i).names();
      for (int rank = 0; rank < names.size(); rank++) {
        plant(names.get(rank), i, rank);
      }
    }
  }

  private void plant(String path, int field, int rank) {
    Node node = root;
    int bracket = path.indexOf('[');
    String front = bracket < 0 ? path : path.substring(0, bracket);
    for (String name : front.split("\\.", -1)) {
      node = node.below(name);
    }
    if (bracket >= 0) {
      node =
          node.below(
              path.substring(bracket + 1, path.endsWith("]") ? path.length() - 1 : path.length()));
    }
    node.ends.add(new End(field, rank));
    if (path.indexOf('.') >= 0) {
      root.below(path).ends.add(new End(field, rank)); // a name that has dots itself
    }
  }

  @Override
  public boolean next() throws IOException {
    try {
      return find();
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new BrokenRecord(Math.max(1, e.getLocation().getLineNr()), "is not well-formed JSON");
    }
  }

  private boolean find() throws IOException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      line = parser.currentTokenLocation().getLineNr();
      switch (token) {
        case START_OBJECT -> {
          if (step == way.size()) {
            record();
            step = here();
            return true;
          }
          open();
        }
        case START_ARRAY -> open();
        case END_OBJECT, END_ARRAY -> {
          depth--;
          step = here();
        }
        case PROPERTY_NAME -> {
          step = here();
          if (way.get(step).contains(parser.currentName())) {
            step++;
          } else {
            parser.nextToken();
            parser.skipChildren();
          }
        }
        default -> {
          if (depth == 0 || way.isEmpty()) {
            throw new BrokenRecord(line, "is not a JSON object");
          }
          step = here();
        }
      }
    }
    return false;
  }

  private int here() {
    return depth == 0 ? 0 : steps[depth - 1];
  }

  private void open() throws IOException {
    if (depth == DEEPEST) {
      throw new BrokenRecord(line, "is nested too deeply");
    }
    steps[depth++] = step;
  }

  private void record() {
    Arrays.fill(values, null);
    Arrays.fill(ranks, Integer.MAX_VALUE);
    object(root);
  }

  private void object(Node node) {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Node child = node.below.get(parser.currentName());
      parser.nextToken();
      if (child == null) {
        parser.skipChildren();
      } else {
        value(child);
      }
    }
  }

  private void value(Node node) {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        keep(node, "{}");
        object(node);
      }
      case START_ARRAY -> {
        if (node.below.isEmpty()) {
          keep(node, list());
        } else {
          attributes(node);
        }
      }
      case VALUE_NULL -> {}
      default -> keep(node, parser.getString());
    }
  }

  private void keep(Node node, String text) {
    for (End end : node.ends) {
      if (end.rank() < ranks[end.field()]) {
        values[end.field()] = text;
        ranks[end.field()] = end.rank();
      }
    }
  }

  private String list() {
    StringBuilder all = new StringBuilder();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isScalarValue()) {
        all.append(all.isEmpty() ? "" : ",").append(parser.getString());
      } else {
        parser.skipChildren();
      }
    }
    return all.toString();
  }

  /** Reads a list of pairs, as in OTLP: {@code {"key": "a", "value": {"intValue": "1"}}}. */
  private void attributes(Node node) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        continue;
      }
      String key = null;
      String text = null;
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("key")) {
          key = parser.getString();
        } else if (name.equals("value")) {
          text = only();
        }
        parser.skipChildren();
      }
      Node child = key == null ? null : node.below.get(key);
      if (child != null && text != null) {
        keep(child, text);
      }
    }
  }

  /** Returns a scalar, or the one in an object, at whose end the parser is then. */
  private @Nullable String only() {
    if (parser.currentToken().isScalarValue()) {
      return parser.getString();
    }
    String text = null;
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        parser.nextToken();
        if (parser.currentToken().isScalarValue()) {
          text = parser.getString();
        }
        parser.skipChildren();
      }
    }
    return text;
  }

  @Override
  public @Nullable String value(int field) {
    return values[field];
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    try {
      parser.close();
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }
}
