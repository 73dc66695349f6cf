package dev.stampede.scenarios.serve;

import dev.stampede.reports.live.Slider;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Overrides;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Origin;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.vary.Positions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a scenario that can be moved, made from what it says and from the keys of the
 * language: those that a planner moves first, and all others by what they are about.
 *
 * @param first at most {@value #MOST_FIRST}, most wanted first
 * @param paths of all values that it says, and of those below its names that it leaves out
 */
record Sliders(List<Slider> first, List<Slider.Group> rest, List<String> paths) {

  private static final int MOST_FIRST = 14;

  /** In a scenario of hundreds of values nobody looks for one among sliders. */
  private static final int MOST = 300;

  /** Sections of which values are offered, and what they are called. */
  private static final Map<String, String> SECTIONS =
      Map.of(
          "demand", "Demand",
          "platforms", "Platforms",
          "migration", "Migration",
          "faults", "Faults",
          "steps", "Steps of operators",
          "providers", "Providers",
          "dependencies", "Dependencies",
          "limits", "Limits",
          "architectures", "Architectures");

  /**
   * Sections and keys that a planner moves first, most wanted first: how much comes, how long it
   * fails, what there is to serve it with, and what clients do about it.
   */
  private static final List<List<String>> WANTED =
      List.of(
          List.of("demand", "rate", "people", "users"),
          List.of("platforms", "users"),
          List.of("demand", "peak"),
          List.of("faults", "for"),
          List.of("providers", "rpm", "tpm"),
          List.of("providers", "replicas", "servers", "concurrency"),
          List.of("architectures", "max_retries", "max_attempts"),
          List.of("architectures", "agents"),
          List.of("faults", "errors", "factor", "share"),
          List.of("demand", "probability", "hold"),
          List.of("architectures", "hit", "timeout"),
          List.of("providers", "itpm", "otpm"));

  /** A value that may be offered. */
  private record Candidate(String section, Slider slider, int rank) {}

  /** Copies the lists. */
  Sliders {
    first = List.copyOf(first);
    rest = List.copyOf(rest);
    paths = List.copyOf(paths);
  }

  /**
   * Finds them.
   *
   * @param scenario what holds, by default or as it is said
   * @param written the scenario as its file has it
   */
  static Sliders of(Effective scenario, Node.Mapping written) {
    return new Search(written).in(scenario);
  }

  /** One look through a scenario. */
  private static final class Search {
    private final Node.Mapping written;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();

    private Search(Node.Mapping written) {
      this.written = written;
    }

    private Sliders in(Effective scenario) {
      for (Effective section : scenario.children()) {
        if (SECTIONS.containsKey(section.key())) {
          below(section, section.key(), List.of(section.key()));
        }
      }
      List<Candidate> wanted =
          candidates.stream()
              .filter(candidate -> candidate.rank < WANTED.size())
              .sorted(Comparator.comparingInt(Candidate::rank))
              .limit(MOST_FIRST)
              .toList();
      Map<String, List<Slider>> groups = new LinkedHashMap<>();
      candidates.stream()
          .filter(candidate -> !wanted.contains(candidate))
          .limit(MOST)
          .forEach(
              candidate ->
                  groups
                      .computeIfAbsent(title(candidate), title -> new ArrayList<>())
                      .add(candidate.slider));
      List<Slider.Group> rest = new ArrayList<>();
      groups.forEach((title, sliders) -> rest.add(new Slider.Group(title, sliders)));
      return new Sliders(wanted.stream().map(Candidate::slider).toList(), rest, paths);
    }

    private static String title(Candidate candidate) {
      String section = SECTIONS.getOrDefault(candidate.section, candidate.section);
      String subject = candidate.slider.subject();
      return subject.isEmpty() ? section : section + ": " + subject;
    }

    /**
     * Looks at what is below a place.
     *
     * @param path of the place, as a setting takes it
     * @param steps the same, one by one
     */
    private void below(Effective place, String path, List<String> steps) {
      for (Effective child : place.children()) {
        if (child.isPart() || child.inheritedFrom() != null) {
          continue; // what a vendor's element comes to, and what another architecture says
        }
        String step = step(child);
        String own = step.startsWith("[") ? path + step : path + "." + step;
        List<String> all = new ArrayList<>(steps);
        all.add(step);
        String text = child.text();
        if (text != null && child.children().isEmpty()) {
          offer(child, text, own, all);
        } else {
          below(child, own, all);
        }
      }
    }

    /** An item of a list is called by its id, if it has one that is no number. */
    private static String step(Effective child) {
      String id = child.key().startsWith("[") ? child.text("id") : null;
      return id != null && id.matches("[A-Za-z0-9_-]*[A-Za-z_-][A-Za-z0-9_-]*") ? id : child.key();
    }

    private void offer(Effective place, String text, String path, List<String> steps) {
      Key<?> key = place.declaration();
      if (key == null || !canBeSet(path)) {
        return;
      }
      paths.add(path);
      int rank = rank(steps);
      boolean isSaid = place.origin().kind() != Origin.Kind.DEFAULT;
      List<String> values =
          isSaid || rank < WANTED.size() ? Positions.around(text, key.type().shape()) : List.of();
      if (!values.isEmpty()) {
        boolean hasName = steps.size() > 2;
        String subject = hasName ? steps.get(1).replaceAll("[\\[\\]]", "") : "";
        String name = String.join(".", steps.subList(hasName ? 2 : 1, steps.size()));
        candidates.add(
            new Candidate(
                steps.get(0),
                new Slider(
                    path,
                    subject,
                    name.replace(".[", "["),
                    key.sentence(),
                    values,
                    values.indexOf(text.strip())),
                rank));
      }
    }

    private static int rank(List<String> steps) {
      String section = steps.get(0);
      String key = steps.get(steps.size() - 1);
      for (int i = 0; i < WANTED.size(); i++) {
        List<String> wanted = WANTED.get(i);
        if (wanted.get(0).equals(section) && wanted.lastIndexOf(key) > 0) {
          return i;
        }
      }
      return WANTED.size();
    }

    private boolean canBeSet(String path) {
      Problems problems = new Problems();
      Overrides.apply(written, List.of(path + "=0"), problems);
      return !problems.hasErrors();
    }
  }
}
