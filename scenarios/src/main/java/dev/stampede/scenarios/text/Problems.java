package dev.stampede.scenarios.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with a scenario, so that all of it is reported at once.
 *
 * <p>Keeps the first {@value #LIMIT} different problems and counts the rest, so that a hostile file
 * cannot fill the memory with complaints.
 */
public final class Problems {
  /** The most problems that are kept. */
  public static final int LIMIT = 10_000;

  /** Stands for the path in a complaint. */
  private static final String PATH = "\0";

  private final Map<Identity, Kept> kept = new LinkedHashMap<>();
  private final Map<String, Integer> orderOfFiles = new LinkedHashMap<>();
  private long errors;
  private long unreadable;
  private long dropped;

  /**
   * What makes two problems the same: the place in the file and the words, but not the path, since
   * one value can be read at several paths when architectures extend each other.
   */
  private record Identity(Severity severity, Position at, String complaint) {}

  /** The rest of a problem, and all paths that it was met at. */
  private record Kept(String rule, Set<String> paths, @Nullable String help) {}

  /** Records something that stops the run. */
  public void error(Position at, String message, @Nullable String help) {
    add(Severity.ERROR, at, "", message, help);
  }

  /** Records something that does not stop the run. */
  public void warning(Position at, String message, @Nullable String help) {
    add(Severity.WARNING, at, "", message, help);
  }

  /** Records a problem with the value at a path, which the message may mention. */
  public void add(
      Severity severity, Position at, String path, String message, @Nullable String help) {
    add(severity, "", at, path, message, help);
  }

  /** Records what a rule found at a path, which the message may mention. */
  public void add(Rule rule, Position at, String path, String message, @Nullable String help) {
    add(rule.severity(), rule.id(), at, path, message, help);
  }

  private void add(
      Severity severity,
      String rule,
      Position at,
      String path,
      String message,
      @Nullable String help) {
    errors += severity == Severity.ERROR ? 1 : 0;
    if (isFull()) {
      dropped++;
      return;
    }
    orderOfFiles.putIfAbsent(at.source().name(), orderOfFiles.size());
    String shown = Visible.text(message); // so that no NUL of a file is taken for a path
    String complaint = path.isEmpty() ? shown : shown.replace(path, PATH);
    kept.computeIfAbsent(
            new Identity(severity, at, complaint),
            identity -> new Kept(rule, new LinkedHashSet<>(), help))
        .paths()
        .add(path);
  }

  private static Problem problem(Identity identity, Kept rest, String path) {
    Position at = identity.at();
    return new Problem(
        identity.severity(),
        rest.rule(),
        path,
        at.source().name(),
        at.source().isSetting(),
        at.line(),
        at.column(),
        identity.complaint().replace(PATH, path),
        at.source().excerpt(at),
        rest.help());
  }

  /** True if anything was recorded that stops the run. */
  public boolean hasErrors() {
    return errors > 0;
  }

  /** Notes that the error just recorded is about a file that cannot be read. */
  public void wasUnreadable() {
    unreadable++;
  }

  /** True if all that stops the run is files that cannot be read; the scenario may be right. */
  public boolean onlyUnreadableFiles() {
    return errors > 0 && unreadable == errors;
  }

  /** True if further problems are only counted, and need not be explained well. */
  public boolean isFull() {
    return kept.size() >= LIMIT;
  }

  /** Returns the problems, source by source in the order they were met, each from top to bottom. */
  public List<Problem> list() {
    List<Problem> all = new ArrayList<>();
    kept.forEach(
        (identity, rest) -> all.add(problem(identity, rest, rest.paths().iterator().next())));
    return sorted(all);
  }

  /**
   * Returns those of the problems that are at or below a path, in the same order. One that several
   * architectures share is about the one asked for.
   */
  public List<Problem> below(String path) {
    List<Problem> found = new ArrayList<>();
    kept.forEach(
        (identity, rest) ->
            rest.paths().stream()
                .filter(met -> isBelow(met, path))
                .forEach(met -> found.add(problem(identity, rest, met))));
    return sorted(found);
  }

  private static boolean isBelow(String path, String top) {
    return path.startsWith(top)
        && (path.length() == top.length() || ".[".indexOf(path.charAt(top.length())) >= 0);
  }

  private List<Problem> sorted(List<Problem> problems) {
    problems.sort(
        Comparator.comparing((Problem problem) -> orderOfFiles.getOrDefault(problem.file(), 0))
            .thenComparing(Problem.BY_POSITION));
    return List.copyOf(problems);
  }

  /** Returns errors and warnings as text for a terminal; empty if there are none. */
  public String render() {
    StringBuilder out = new StringBuilder();
    for (Problem problem : list()) {
      if (problem.severity() != Severity.ADVICE) {
        out.append(problem.render());
      }
    }
    if (dropped > 0) {
      out.append("... and ").append(dropped).append(" more\n");
    }
    return out.toString();
  }
}
