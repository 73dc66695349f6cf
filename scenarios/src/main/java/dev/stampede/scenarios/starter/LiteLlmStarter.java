package dev.stampede.scenarios.starter;

import dev.stampede.scenarios.text.Document;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a scenario of a {@code config.yaml} of LiteLLM's: a provider for each place that its
 * deployments call, with their {@code rpm} and {@code tpm} as its quota, and an outage of the first
 * one. What such a file does not say is left open, and named.
 */
public final class LiteLlmStarter {

  /** Stands where the user has to say something; it is no value of any key. */
  public static final String OPEN = "FILL_IN";

  /**
   * What LiteLLM calls when a model names no provider (its documentation of {@code model}, 2026).
   */
  private static final String USUAL_PROVIDER = "openai";

  /**
   * A scenario, and what is still open in it.
   *
   * @param open each in words, in the order of the file
   */
  public record Made(Starter starter, List<String> open) {
    /** Copies the list. */
    public Made {
      open = List.copyOf(open);
    }
  }

  private final Path config;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, List<String>> served = new LinkedHashMap<>();
  private final List<String> open = new ArrayList<>();

  /** What deployments call: a provider, or an address of its own there. */
  private static final class Place {
    private final String name;
    private final Map<String, Double> quota = new LinkedHashMap<>();

    Place(String name) {
      this.name = name;
    }

    /** Limits of several deployments at one place add up. */
    void add(String meter, OptionalDouble limit) {
      limit.ifPresent(value -> quota.merge(meter, value, Double::sum));
    }
  }

  private LiteLlmStarter(Path config) {
    this.config = config;
  }

  /**
   * Makes the scenario.
   *
   * @param config LiteLLM's file
   * @param pointedAt its path as the scenario has to say it
   * @param demand a {@code demand} section whose use case is {@code requests}; empty where nothing
   *     was recorded
   * @throws IOException if the file cannot be read, is no YAML, or has no {@code model_list}; the
   *     message says where, and shows none of its lines
   */
  public static Made of(Path config, String pointedAt, Optional<String> demand) throws IOException {
    LiteLlmStarter starter = new LiteLlmStarter(config);
    starter.readDeployments();
    return starter.made(pointedAt, demand);
  }

  private void readDeployments() throws IOException {
    Problems problems = new Problems();
    List<Node> documents = Document.all(Source.confidential(config.toString(), config), problems);
    for (Problem problem : problems.list()) {
      throw new IOException(
          "%s:%d:%d: %s".formatted(config, problem.line(), problem.column(), problem.message()));
    }
    Node models =
        documents == null || documents.isEmpty() ? null : value(documents.get(0), "model_list");
    if (!(models instanceof Node.Sequence list) || list.items().isEmpty()) {
      throw new IOException(
          "%s has no model_list: it is no config.yaml of LiteLLM's".formatted(config));
    }
    for (Node deployment : list.items()) {
      Node params = value(deployment, "litellm_params");
      String model = text(value(params, "model"));
      if (!model.isEmpty()) {
        Place place = place(model, text(value(params, "api_base")));
        place.add("rpm", number(value(params, "rpm")));
        place.add("tpm", number(value(params, "tpm")));
        served.computeIfAbsent(model, name -> new ArrayList<>()).add(place.name);
      }
    }
    if (places.isEmpty()) {
      throw new IOException("%s has no litellm_params with a model".formatted(config));
    }
  }

  /** Returns where a deployment is; places of one provider are numbered from the second on. */
  private Place place(String model, String address) {
    int slash = model.indexOf('/');
    String provider = slash > 0 ? model.substring(0, slash) : USUAL_PROVIDER;
    String named = provider.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return places.computeIfAbsent(
        provider + " " + address,
        key -> {
          long others = places.keySet().stream().filter(k -> k.startsWith(provider + " ")).count();
          return new Place(others == 0 ? named : "%s-%d".formatted(named, others + 1));
        });
  }

  private Made made(String pointedAt, Optional<String> demand) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # What does our configuration of LiteLLM make of an outage: who serves, how soon, and how many calls?
        #
        #   ./stampede run FILE
        #
        # Made of %s. Change first: what stands as %s, how long people wait (deadline), and the
        # outage; its rpm and tpm are LiteLLM's, put those of your contracts in their place.
        apiVersion: stampede/v1
        name: %s
        duration: 1h
        warmup: 1m
        replications: 5
        """
            .formatted(comment(config), OPEN, quoted(name())));
    text.append(demand.orElseGet(this::openDemand));
    text.append("providers:\n");
    places.values().forEach(place -> text.append(provider(place)));
    text.append(
        """
        faults:
          - {id: outage, provider: %s, kind: outage, at: 20m, for: 15m}
        architectures:
          litellm:
            ladder:
              - litellm.router:
                  file: %s
                  deploys_to:
        """
            .formatted(places.values().iterator().next().name, quoted(pointedAt)));
    served.forEach(
        (model, names) ->
            text.append("            %s: %s\n".formatted(quoted(model), targets(names))));
    text.append("objectives: [requests.availability >= 99%]\n");
    return new Made(Starter.of(name(), text.toString()), open);
  }

  private String openDemand() {
    open.add("demand.requests.arrivals.rate: requests a second, as in 5/s");
    open.add("demand.requests.request: the lengths of prompts and answers in tokens");
    return """
        demand:
          requests:
            arrivals: {rate: %s}
            request: {input_tokens: %s, output_tokens: %s}
            tolerance: {deadline: 30s}
        """
        .formatted(OPEN, OPEN, OPEN);
  }

  private String provider(Place place) {
    open.add(
        "providers.%s.engine.api: its time to the first token, as in 700ms, and its speed, as in 60/s"
            .formatted(place.name));
    if (place.quota.isEmpty()) {
      open.add(
          "providers.%s.quota: what your contract allows, as in {rpm: 600}".formatted(place.name));
    }
    String quota =
        place.quota.isEmpty()
            ? "rpm: " + OPEN
            : place.quota.entrySet().stream()
                .map(limit -> "%s: %s".formatted(limit.getKey(), whole(limit.getValue())))
                .collect(Collectors.joining(", "));
    return """
          %s:
            engine: {api: {first_token: %s, tokens_per_second: %s}}
            quota: {%s}
        """
        .formatted(place.name, OPEN, OPEN, quota);
  }

  /** One name where a model is deployed once, or always at one place; else they are given out. */
  private static String targets(List<String> names) {
    return names.stream().distinct().count() == 1
        ? names.get(0)
        : "[" + String.join(", ", names) + "]";
  }

  private String name() {
    Path last = config.getFileName();
    String plain =
        String.valueOf(last)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\.ya?ml$", "")
            .replaceAll("[^a-z0-9]+", "-");
    return plain.matches(".*[a-z].*") ? plain.replaceAll("^-|-$", "") : "litellm";
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  private static String comment(Path path) {
    return String.valueOf(path.getFileName()).replaceAll("\\p{Cntrl}", "?");
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9._-]*")
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static @Nullable Node value(@Nullable Node node, String key) {
    Node.Entry entry = node instanceof Node.Mapping mapping ? mapping.find(key) : null;
    return entry == null ? null : entry.value();
  }

  private static String text(@Nullable Node node) {
    return node instanceof Node.Scalar scalar && !scalar.isNull() ? scalar.text() : "";
  }

  private static OptionalDouble number(@Nullable Node node) {
    try {
      double value = Double.parseDouble(text(node).replace("_", ""));
      return value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) { // a reference to the environment, say
      return OptionalDouble.empty();
    }
  }
}
