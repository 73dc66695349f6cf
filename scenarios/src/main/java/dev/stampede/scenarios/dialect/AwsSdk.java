package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Pasted;
import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.VendorKind;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Sections;
import dev.stampede.scenarios.text.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The AWS SDKs: their retry modes, with the quota of the standard one, around the rate limiter of
 * the adaptive one, around timeouts of one attempt.
 */
final class AwsSdk implements VendorKind {
  private static final int MOST_ATTEMPTS = 101;
  private static final String CHOICE = "profile";
  private static final String DEFAULT = "default";

  /** Profiles, and what they refer to. */
  private static final Pattern SECTION =
      Pattern.compile("default|(profile|services|sso-session)\\s+.+");

  private static final String ADAPTIVE = "adaptive";
  private static final List<String> MODES = List.of("standard", ADAPTIVE, "legacy");

  /** Its files are {@code ~/.aws/config} and its like. */
  @Override
  public @Nullable List<Node> documents(Source file, Problems problems) {
    Node.Mapping sections = Sections.read(file, problems);
    return sections == null ? null : List.of(sections);
  }

  /** Of a file the settings of a profile: the one that {@code profile} names, or the default. */
  @Override
  public ValueReader part(ValueReader given) {
    Pasted file = new Pasted(given);
    Map<String, Node.Mapping> profiles = new LinkedHashMap<>();
    Set<String> sections = new LinkedHashSet<>(Set.of(CHOICE));
    if (given.node() instanceof Node.Mapping all) {
      for (Node.Entry entry : all.entries()) {
        String name = entry.key().text();
        if (SECTION.matcher(name).matches() && entry.value() instanceof Node.Mapping settings) {
          sections.add(name);
          if (name.equals(DEFAULT) || name.startsWith(CHOICE)) {
            profiles.put(name.replaceFirst("^profile\\s+", ""), settings);
          }
        }
      }
    }
    if (profiles.isEmpty()) {
      return given;
    }
    Node.Mapping usual = profiles.get(DEFAULT);
    Node.Mapping one =
        file.find(CHOICE) == null && usual != null
            ? usual
            : file.one(CHOICE, "profiles that differ", profiles, List.of());
    return file.part(one, sections);
  }

  @Override
  public Translation translate(VendorElement in) {
    VendorElement config = in.inside("retries");
    String mode = config.has("mode") ? config.word("mode", MODES) : in.word("retry_mode", MODES);
    List<Node> chain = new ArrayList<>();
    Written retry = in.write().with(in.behavior(mode.equals(ADAPTIVE) ? "standard" : mode));
    Node.Scalar retries = retries(in, config);
    if (retries != null) {
      retry.with("max_retries", retries);
    }
    chain.add(retry.element("retry"));
    if (mode.equals(ADAPTIVE)) {
      chain.add(in.write().element("adaptive_rate"));
    }
    chain.add(
        Timeouts.of(
            in, in.time("connect_timeout", Unit.SECONDS), in.time("read_timeout", Unit.SECONDS)));
    return Translation.of(chain);
  }

  /** Of three settings two count the first attempt; max_attempts of botocore's Config does not. */
  private static Node.@Nullable Scalar retries(VendorElement in, VendorElement config) {
    if (config.has("total_max_attempts")) {
      return config.whole("total_max_attempts", 1, MOST_ATTEMPTS, -1);
    }
    if (config.has("max_attempts")) {
      return config.whole("max_attempts", 0, MOST_ATTEMPTS - 1, 0);
    }
    return in.has("max_attempts") ? in.whole("max_attempts", 1, MOST_ATTEMPTS, -1) : null;
  }
}
