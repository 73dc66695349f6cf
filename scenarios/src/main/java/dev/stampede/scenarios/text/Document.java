package dev.stampede.scenarios.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Parses YAML 1.2 into nodes that know their place.
 *
 * <p>It takes the parser's events, not its composed tree: a composer recurses as deep as the file
 * nests and follows aliases wherever they lead, and here depth, size and aliases have to be checked
 * before anything is built. The language is the plain part of YAML: no anchors, aliases, merge keys
 * or tags, one document, no key twice. Files of other programs may have all of them but tags of
 * their own, and no key twice.
 */
public final class Document {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NODES = 500_000;

  /** The parser's time for a word grows with the square of its length: half a second for this. */
  private static final int MAX_LINE = 1 << 20;

  private final Source source;
  private final int offset;
  private final Problems problems;
  private final Iterator<Event> events;

  /** What stands for more than it says; null in the language, which has nothing of the kind. */
  private final @Nullable Anchors anchors;

  private int nodes;

  private Document(Source source, int offset, @Nullable Anchors anchors, Problems problems) {
    this.source = source;
    this.anchors = anchors;
    this.offset = offset;
    this.problems = problems;
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setUseMarks(true).build();
    this.events = new Parse(settings).parseString(source.from(offset)).iterator();
  }

  /** Parses a scenario. Returns null if it cannot be read at all; the problems then say why. */
  public static Node.@Nullable Mapping parse(Source source, Problems problems) {
    Node root = parse(source, 0, problems);
    if (root instanceof Node.Mapping mapping) {
      return mapping;
    }
    if (root instanceof Node.Scalar scalar && scalar.isNull()) {
      problems.error(source.at(0), "the scenario is empty", null);
    } else if (root != null && !(root instanceof Node.Unreadable)) {
      problems.error(
          root.at(),
          "a scenario must be a mapping, not " + root.noun(),
          "start with 'apiVersion: stampede/v1'");
    }
    return null;
  }

  /** Parses the rest of a source, from a code point on; null if that is impossible. */
  public static @Nullable Node parse(Source source, int offset, Problems problems) {
    return read(source, offset, problems, () -> new Document(source, offset, null, problems).one());
  }

  /**
   * Parses all documents of a file that another program reads, with anchors, aliases and merge keys
   * put in their places. Returns null if it cannot be read at all; the problems then say why.
   */
  public static @Nullable List<Node> all(Source source, Problems problems) {
    return read(source, 0, problems, () -> new Document(source, 0, new Anchors(), problems).all());
  }

  /** A way to read a source. */
  private interface Reading<T> {
    T read() throws SyntaxProblem;
  }

  private static <T> @Nullable T read(
      Source source, int offset, Problems problems, Reading<T> reading) {
    if (!isText(source, problems)) {
      return null;
    }
    try {
      return reading.read();
    } catch (SyntaxProblem e) {
      problems.error(source.at(e.index()), e.complaint(), e.help());
    } catch (MarkedYamlEngineException e) {
      SyntaxProblem problem = SyntaxProblem.of(e, source, offset);
      problems.error(source.at(problem.index()), problem.complaint(), problem.help());
    } catch (YamlEngineException e) {
      problems.error(source.at(offset), "not YAML 1.2: " + e.getMessage(), null);
    }
    return null;
  }

  /** True if a source is text; else the problems say why it is not. */
  static boolean isText(Source source, Problems problems) {
    Source.Flaw flaw = source.flaw();
    if (flaw != null) {
      problems.error(
          source.at(flaw.index()),
          "the byte 0x%02x is not UTF-8".formatted(flaw.octet()),
          "save the file as UTF-8");
      return false;
    }
    int line = 0;
    for (int i = 0; i < source.length(); i++) {
      line = source.point(i) == '\n' ? 0 : line + 1;
      if (line > MAX_LINE) {
        problems.error(
            source.at(i),
            "a line longer than %d characters".formatted(MAX_LINE),
            "break it, for example after a comma or before a '#'");
        return false;
      }
      if (!StreamReader.isPrintable(source.point(i))) {
        problems.error(
            source.at(i),
            "the character U+%04X is not allowed".formatted(source.point(i)),
            "in a double-quoted text, write it as an escape");
        return false;
      }
    }
    return true;
  }

  private List<Node> all() throws SyntaxProblem {
    List<Node> all = new ArrayList<>();
    events.next(); // the start of the stream
    while (events.next().getEventId() != Event.ID.StreamEnd) {
      all.add(node(events.next(), 0));
      events.next(); // the end of the document
    }
    return all;
  }

  private Node one() throws SyntaxProblem {
    events.next(); // the start of the stream
    Event first = events.next();
    if (first.getEventId() == Event.ID.StreamEnd) {
      return new Node.Scalar("", true, source.at(offset));
    }
    Node root = node(events.next(), 0);
    events.next(); // the end of the document
    Event next = events.next();
    if (next.getEventId() != Event.ID.StreamEnd) {
      problems.error(at(next), "a second document starts here", "one file holds one scenario");
    }
    return root;
  }

  private Node node(Event event, int depth) throws SyntaxProblem {
    if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
      String complaint =
          depth > MAX_DEPTH
              ? "nested deeper than %d levels".formatted(MAX_DEPTH)
              : "more than %d values".formatted(MAX_NODES);
      throw new SyntaxProblem(index(event), complaint, null);
    }
    if (event instanceof AliasEvent alias) {
      return aliased(alias, depth);
    }
    int before = nodes;
    Node node = content(event, depth);
    Optional<String> anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue);
    if (anchors != null && anchor.isPresent()) {
      anchors.put(anchor.get(), node, 1 + nodes - before);
    }
    return node;
  }

  private Node content(Event event, int depth) throws SyntaxProblem {
    if (event instanceof ScalarEvent scalar) {
      checkProperties(scalar, scalar.getTag());
      return new Node.Scalar(scalar.getValue(), scalar.isPlain(), at(event));
    }
    CollectionStartEvent start = (CollectionStartEvent) event;
    checkProperties(start, start.getTag());
    return event.getEventId() == Event.ID.MappingStart
        ? mapping(start, depth)
        : sequence(start, depth);
  }

  /** What an alias stands for counts each time, so that a small file cannot become a huge one. */
  private Node aliased(AliasEvent alias, int depth) throws SyntaxProblem {
    if (anchors == null) {
      problems.error(
          at(alias), "aliases are not part of the language", "for variants, use 'extends'");
      return new Node.Unreadable(at(alias));
    }
    Anchors.Anchored anchored = anchors.find(alias.getAlias().getValue());
    if (anchored == null) {
      throw new SyntaxProblem(index(alias), "this alias has no anchor before it", null);
    }
    nodes += anchored.size();
    if (depth + anchored.depth() > MAX_DEPTH || nodes > MAX_NODES) {
      throw new SyntaxProblem(index(alias), "with its aliases, the file is too large", null);
    }
    return anchored.node();
  }

  private void checkProperties(NodeEvent event, Optional<String> tag) {
    if (anchors == null && event.getAnchor().isPresent()) {
      problems.error(
          at(event), "anchors are not part of the language", "for variants, use 'extends'");
    }
    if (tag.isPresent() && !(anchors != null && tag.get().startsWith(Tag.PREFIX))) {
      String shown = tag.get().replace(Tag.PREFIX, "!!");
      problems.error(
          at(event),
          "the tag '%s' is not allowed".formatted(Visible.brief(shown)),
          "leave it out: every key knows the type of its value");
    }
  }

  private Node.Sequence sequence(Event start, int depth) throws SyntaxProblem {
    List<Node> items = new ArrayList<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
      items.add(node(e, depth + 1));
    }
    return new Node.Sequence(items, at(start));
  }

  private Node.Mapping mapping(Event start, int depth) throws SyntaxProblem {
    Map<String, Position> seen = new HashMap<>();
    List<Node.Entry> entries = new ArrayList<>();
    List<Node> merged = new ArrayList<>();
    boolean whole = true;
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      Node key = node(e, depth + 1);
      Node value = node(events.next(), depth + 1);
      if (anchors != null && Anchors.isMerge(key)) {
        merged.add(value);
      } else if (key instanceof Node.Scalar name && isKey(name, value)) {
        Position first = seen.putIfAbsent(name.text(), name.at());
        if (first == null) {
          entries.add(new Node.Entry(name, value));
        } else {
          whole = false;
          problems.error(
              name.at(),
              "duplicate key '%s'".formatted(Visible.brief(name.text())),
              "it is first given on line %d, column %d".formatted(first.line(), first.column()));
        }
      } else {
        whole = false;
        if (key instanceof Node.Sequence || key instanceof Node.Mapping) {
          problems.error(key.at(), "a key must be text, not " + key.noun(), null);
        }
      }
    }
    return Anchors.merged(new Node.Mapping(entries, whole, at(start)), merged);
  }

  private boolean isKey(Node.Scalar key, Node value) {
    String complaint = null;
    String help = null;
    int colon = key.text().indexOf(':');
    if (key.isNull()) {
      complaint = "a key must not be empty";
    } else if (Anchors.isMerge(key)) {
      complaint = "merge keys are not part of the language";
      help = "for variants, use 'extends'";
    } else if (key.plain() && colon > 0 && value instanceof Node.Scalar none && none.isEmpty()) {
      complaint = "no space after the ':' in '%s'".formatted(Visible.brief(key.text()));
      String spaced = key.text().substring(0, colon) + ": " + key.text().substring(colon + 1);
      help = "write '%s'".formatted(Visible.brief(spaced));
    }
    if (complaint != null) {
      problems.error(key.at(), complaint, help);
    }
    return complaint == null;
  }

  private int index(Event event) {
    return offset + event.getStartMark().map(Mark::getIndex).orElse(0);
  }

  private Position at(Event event) {
    return source.at(index(event));
  }
}
