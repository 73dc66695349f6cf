package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Position;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Rule;
import dev.stampede.scenarios.text.Severity;
import dev.stampede.scenarios.text.Suggestion;
import dev.stampede.scenarios.text.Visible;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Where in the scenario a value stands, as the dotted path that messages show and {@code --set}
 * takes; it also knows whether anything at or below it is wrong.
 */
final class Place {
  private final Problems problems;
  private final @Nullable Place parent;
  private final String segment;
  private final Effective effective;
  private final Common common;
  private boolean faulty;

  /** What all places of a scenario share. */
  private record Common(OneCurrency currency, InputFiles files) {}

  private Place(
      Problems problems,
      @Nullable Place parent,
      String segment,
      Effective effective,
      Common common) {
    this.problems = problems;
    this.parent = parent;
    this.segment = segment;
    this.effective = effective;
    this.common = common;
  }

  /**
   * Returns the top of a scenario.
   *
   * @param effective takes what holds at each place
   * @param files where the files are that it names
   */
  static Place root(Problems problems, Effective effective, InputFiles files) {
    return new Place(problems, null, "", effective, new Common(new OneCurrency(), files));
  }

  Place child(String key) {
    return new Place(problems, this, key, effective.child(key), common);
  }

  Place item(int index) {
    return child("[" + index + "]");
  }

  /** Returns this place as that of one of several things that stand here for another. */
  Place part(int index) {
    Place part = new Place(problems, parent, segment, effective.part(index), common);
    part.faulty = faulty;
    return part;
  }

  /** What holds here. */
  Effective effective() {
    return effective;
  }

  /** What all prices of the scenario are in. */
  OneCurrency currency() {
    return common.currency();
  }

  /** Where the files are that the scenario names. */
  InputFiles files() {
    return common.files();
  }

  /** True if an error was recorded at this place or below. */
  boolean isFaulty() {
    return faulty;
  }

  /** Marks this place and all above it as wrong, for something that was reported already. */
  void spoil() {
    for (Place place = this; place != null && !place.faulty; place = place.parent) {
      place.faulty = true;
    }
  }

  void error(Position at, String message, @Nullable String help) {
    spoil();
    problems.add(Severity.ERROR, at, toString(), message, help);
  }

  void unreadable(Position at, String message) {
    error(at, message, null);
    problems.wasUnreadable();
  }

  void warning(Position at, String message, @Nullable String help) {
    problems.add(Severity.WARNING, at, toString(), message, help);
  }

  /** Records what a rule found. */
  void finding(Rule rule, Position at, String message, @Nullable String help) {
    problems.add(rule, at, toString(), message, help);
  }

  /** Returns help for an unknown word, unless nobody would read it any more. */
  @Nullable String help(String word, String what, Collection<String> known) {
    return problems.isFull() ? null : Suggestion.help(word, what, known);
  }

  /** Returns the place for use after a noun: " in providers.north", or nothing at the top. */
  String in() {
    return parent == null ? "" : " in " + this;
  }

  /** Returns the dotted path; empty at the top. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    append(out);
    return out.toString();
  }

  private void append(StringBuilder out) {
    if (parent == null) {
      return;
    }
    parent.append(out);
    if (out.length() > 0 && !segment.startsWith("[")) {
      out.append('.');
    }
    out.append(Visible.brief(segment));
  }
}
