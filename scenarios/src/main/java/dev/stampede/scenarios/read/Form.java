package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one kind of mapping, and what is true of them together. It never changes: what seems
 * to add to it returns another one.
 */
public final class Form {

  /**
   * Keys that belong to the mapping under a condition.
   *
   * @param when null if they always do
   */
  public record Part(@Nullable Condition when, List<Key<?>> keys) {
    /** Copies the list. */
    public Part {
      keys = List.copyOf(keys);
    }
  }

  /** How many of some keys must be there. */
  public enum Count {
    /** One, and no other. */
    EXACTLY_ONE,
    /** None, or one. */
    AT_MOST_ONE,
    /** One or more. */
    AT_LEAST_ONE,
    /** All of them, if the first is there. */
    ALL_WITH_THE_FIRST,
    /** None of them. */
    NONE
  }

  /**
   * What is true of some keys together.
   *
   * @param keys their names
   * @param when null if it always is
   */
  public record Rule(Count count, List<String> keys, @Nullable Condition when) {
    /** Copies the list. */
    public Rule {
      keys = List.copyOf(keys);
    }
  }

  private final String name;
  private final String sentence;
  private final List<Part> parts;
  private final List<Rule> rules;
  private final List<String> later;
  private final List<Kinds<?>> kinds;
  private final List<Form> included;

  /** What a form holds. */
  private record Content(
      List<Part> parts,
      List<Rule> rules,
      List<String> later,
      List<Kinds<?>> kinds,
      List<Form> included) {}

  private Form(String name, String sentence, Content content) {
    this.name = name;
    this.sentence = sentence;
    this.parts = List.copyOf(content.parts);
    this.rules = List.copyOf(content.rules);
    this.later = List.copyOf(content.later);
    this.kinds = List.copyOf(content.kinds);
    this.included = List.copyOf(content.included);
  }

  /**
   * Returns a form of keys.
   *
   * @param name of the form; no other form of the language has it
   * @param sentence what the mapping describes, without a full stop
   */
  public static Form of(String name, String sentence, Key<?>... keys) {
    Part part = new Part(null, List.of(keys));
    return new Form(
        name, sentence, new Content(List.of(part), List.of(), List.of(), List.of(), List.of()));
  }

  /** Returns this form under another name. */
  public Form called(String other, String otherSentence) {
    return new Form(other, otherSentence, new Content(parts, rules, later, kinds, included));
  }

  /** Returns this form with more keys. */
  public Form and(Key<?>... keys) {
    return with(new Part(null, List.of(keys)));
  }

  /** Returns this form with all that another one has. */
  public Form and(Form other) {
    List<Part> allParts = new ArrayList<>(parts);
    allParts.addAll(other.parts);
    List<Rule> allRules = new ArrayList<>(rules);
    allRules.addAll(other.rules);
    List<String> allLater = new ArrayList<>(later);
    allLater.addAll(other.later);
    List<Kinds<?>> allKinds = new ArrayList<>(kinds);
    allKinds.addAll(other.kinds);
    List<Form> allIncluded = new ArrayList<>(included);
    allIncluded.addAll(other.included);
    return new Form(
        name, sentence, new Content(allParts, allRules, allLater, allKinds, allIncluded));
  }

  /** Returns this form with all that another one has, which several share and is told once. */
  public Form including(Form shared) {
    Form all = and(shared);
    List<Form> allIncluded = new ArrayList<>(all.included);
    allIncluded.add(shared);
    return new Form(
        name, sentence, new Content(all.parts, all.rules, all.later, all.kinds, allIncluded));
  }

  /** Returns this form with keys that belong to it under a condition. */
  public Form when(Condition condition, Key<?>... keys) {
    return with(new Part(condition, List.of(keys)));
  }

  /** Returns this form with the keys of another one, under a condition. */
  public Form when(Condition condition, Form other) {
    List<Part> allParts = new ArrayList<>(parts);
    other.parts.forEach(part -> allParts.add(new Part(both(condition, part.when), part.keys)));
    List<Rule> allRules = new ArrayList<>(rules);
    other.rules.forEach(
        rule -> allRules.add(new Rule(rule.count, rule.keys, both(condition, rule.when))));
    return new Form(name, sentence, new Content(allParts, allRules, later, kinds, included));
  }

  private static Condition both(Condition one, @Nullable Condition other) {
    return other == null ? one : Condition.all(one, other);
  }

  /** Returns this form with the keys of each kind where the key says the kind's name. */
  public Form whenSaid(Key<?> key, Kinds<?> kinds) {
    Form all = this;
    for (Kind<?> kind : kinds.list()) {
      if (kind.shape() instanceof Shape.Keys keys) {
        all = all.when(Condition.says(key, kind.name()), keys.form());
      }
    }
    return all.telling(kinds);
  }

  /** Returns this form with a key for each kind, of which one must be there. */
  public Form oneOf(Kinds<?> kinds) {
    Form all = this;
    for (Kind<?> kind : kinds.list()) {
      all = all.and(Key.open(kind.name(), Type.as(kind.shape()), "", kind.sentence()));
    }
    return all.telling(kinds).rule(Count.EXACTLY_ONE, List.copyOf(kinds.names()));
  }

  /**
   * Returns this form with the keys of the one kind that is there: the key that a kind is called by
   * is one of its own. The first kind gives way to the others, to which its key may mean something
   * else.
   */
  public Form oneBeside(Kinds<?> kinds) {
    Form all = this;
    List<Kind<?>> others = kinds.list().stream().<Kind<?>>map(kind -> kind).skip(1).toList();
    List<Key<?>> owns = new ArrayList<>();
    for (Kind<?> kind : others) {
      if (kind.shape() instanceof Shape.Keys keys) {
        Key<?> own = keys.form().key(kind.name());
        Key<?> told = Key.open(own.name(), own.type(), "", own.sentence());
        all = all.and(told).when(Condition.given(own), keys.form().without(own));
        owns.add(own);
      }
    }
    if (kinds.list().get(0).shape() instanceof Shape.Keys first) {
      all = all.when(Condition.without(owns.toArray(Key<?>[]::new)), first.form());
    }
    return all.telling(kinds).rule(Count.AT_MOST_ONE, others.stream().map(Kind::name).toList());
  }

  /** Returns this form with a table of kinds that it tells of. */
  public Form telling(Kinds<?> table) {
    List<Kinds<?>> all = new ArrayList<>(kinds);
    all.add(table);
    return new Form(name, sentence, new Content(parts, rules, later, all, included));
  }

  private Key<?> key(String of) {
    for (Key<?> key : keys()) {
      if (key.name().equals(of)) {
        return key;
      }
    }
    throw new IllegalArgumentException("the form %s has no key '%s'".formatted(name, of));
  }

  /** Returns this form without a key. */
  public Form without(Key<?> key) {
    List<Part> rest = new ArrayList<>();
    for (Part part : parts) {
      List<Key<?>> keys = new ArrayList<>(part.keys);
      keys.removeIf(other -> other.name().equals(key.name()));
      rest.add(new Part(part.when, keys));
    }
    return new Form(name, sentence, new Content(rest, rules, later, kinds, included));
  }

  /** Returns this form with a key in place of another one, at the top. */
  public Form with(Key<?> old, Key<?> other) {
    return of(name, sentence, other).and(without(old));
  }

  private Form with(Part part) {
    List<Part> all = new ArrayList<>(parts);
    all.add(part);
    return new Form(name, sentence, new Content(all, rules, later, kinds, included));
  }

  /** Returns this form with a rule about keys by their names. */
  public Form rule(Count count, List<String> keys) {
    List<Rule> all = new ArrayList<>(rules);
    all.add(new Rule(count, keys, null));
    return new Form(name, sentence, new Content(parts, all, later, kinds, included));
  }

  /** Returns this form with a rule about some of its keys. */
  public Form rule(Count count, Key<?>... keys) {
    return rule(count, List.of(keys).stream().map(Key::name).toList());
  }

  /** Returns this form with keys that must not be there under a condition. */
  public Form none(Condition when, Key<?>... keys) {
    List<Rule> all = new ArrayList<>(rules);
    all.add(new Rule(Count.NONE, List.of(keys).stream().map(Key::name).toList(), when));
    return new Form(name, sentence, new Content(parts, all, later, kinds, included));
  }

  /** Returns this form with keys that belong to a later version of the language. */
  public Form later(String... keys) {
    return new Form(name, sentence, new Content(parts, rules, List.of(keys), kinds, included));
  }

  /** The name; no other form of the language has it. */
  public String name() {
    return name;
  }

  /** What the mapping describes, without a full stop. */
  public String sentence() {
    return sentence;
  }

  public List<Part> parts() {
    return parts;
  }

  public List<Rule> rules() {
    return rules;
  }

  /** The tables of kinds whose keys are among its own. */
  public List<Kinds<?>> kinds() {
    return kinds;
  }

  /** The forms whose keys are among its own and others', too. */
  public List<Form> included() {
    return included;
  }

  /** Keys of a later version of the language. */
  public List<String> later() {
    return later;
  }

  /** All keys, whatever they belong to; one that has several meanings is there several times. */
  public List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>();
    parts.forEach(part -> keys.addAll(part.keys()));
    return keys;
  }

  /** True if some part has a key of this name. */
  boolean has(String key) {
    return parts.stream().flatMap(part -> part.keys().stream()).anyMatch(k -> k.name().equals(key));
  }

  /** The names of the keys that a mapping may have, given its values. */
  public Set<String> known(Function<String, @Nullable Node> values) {
    Set<String> known = new LinkedHashSet<>();
    for (Part part : parts) {
      if (part.when == null || part.when.holds(values)) {
        part.keys.forEach(key -> known.add(key.name()));
      }
    }
    return known;
  }

  /** True if a mapping without keys is well. */
  public boolean mayBeEmpty() {
    boolean needsOne =
        rules.stream()
            .filter(rule -> rule.when == null || rule.when.holds(key -> null))
            .map(Rule::count)
            .anyMatch(count -> count == Count.EXACTLY_ONE || count == Count.AT_LEAST_ONE);
    return !needsOne
        && parts.stream()
            .filter(part -> part.when == null || part.when.holds(key -> null))
            .flatMap(part -> part.keys().stream())
            .noneMatch(key -> key.presence() == Key.Presence.REQUIRED);
  }
}
