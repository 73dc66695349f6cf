package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Deployments;
import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.VendorKind;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Kong's plugin AI Proxy Advanced: retries around a pool of targets. What is worth a retry is said
 * as for nginx, which does not repeat what may have been done: once a POST was sent, that is so of
 * every call to a model.
 */
final class KongAiProxy implements VendorKind {
  private static final String PLUGIN = "ai-proxy-advanced";
  private static final int MOST_RETRIES = 100;
  private static final int MOST_FAILS = 32_767;
  private static final int MOST_WEIGHT = 65_535;
  private static final int MOST_GROUPS = 10;
  private static final String EMPTY_STATUS = "500";
  private static final String BALANCER = "balancer";
  private static final String ALGORITHM = "algorithm";
  private static final String CRITERIA = "failover_criteria";
  private static final String POSTS = "non_idempotent";
  private static final String BY_GROUP = "priority";
  private static final String IN_TURN = "round_robin";
  private static final String MAX_FAILS = "max_fails";
  private static final String HASH = "hash_on_header";
  private static final String MODEL = "model";
  private static final String WEIGHT = "weight";

  @Override
  public boolean takesSeveralDocuments() {
    return true;
  }

  @Override
  public ValueReader part(ValueReader given) {
    return KongPlugins.config(given, PLUGIN);
  }

  @Override
  public String entries() {
    return "targets";
  }

  @Override
  public Translation translate(VendorElement in) {
    VendorElement balancer = in.inside(BALANCER);
    if (!in.word("response_streaming", List.of("allow", "deny", "always")).equals("allow")) {
      in.warning(
          "response_streaming has no effect here",
          "request.stream of the demand says what streams");
    }
    int retries = balancer.number("retries", 0, MOST_RETRIES);
    Node.Sequence worth = worth(balancer, retries > 0);
    boolean tries = retries > 0 && !worth.items().isEmpty();
    Node pool = pool(in, balancer, reached(in), tries);
    return new Translation(List.of(), List.of(tries ? around(in, balancer, worth, pool) : pool));
  }

  private static Node around(
      VendorElement in, VendorElement balancer, Node.Sequence worth, Node pool) {
    Node retry =
        balancer
            .write()
            .with("max_retries", balancer.whole("retries", 0, MOST_RETRIES, 0))
            .with("on", worth)
            .with("backoff", balancer.write().with("initial", "0s").with("max", "0s").mapping())
            .with("retry_after", "ignore")
            .element("retry");
    return in.write()
        .with("chain", new Node.Sequence(List.of(retry), in.at()))
        .with("ladder", new Node.Sequence(List.of(pool), in.at()))
        .element("gateway");
  }

  /**
   * A target.
   *
   * @param names what it is called, the most specific name first
   * @param alias the model that requests ask for to reach it; null for any
   */
  private record Target(VendorElement all, List<String> names, @Nullable String alias, int weight) {

    static Target of(VendorElement all) {
      VendorElement model = all.inside(MODEL);
      VendorElement options = model.inside("options");
      String provider = model.has("provider") ? model.text("provider") : "";
      String name = model.has("name") ? model.text("name") : "";
      List<String> names = new ArrayList<>();
      for (String key : List.of("azure_deployment_id", "azure_instance")) {
        if (options.has(key)) {
          names.add(options.text(key));
        }
      }
      names.addAll(List.of(provider + "/" + name, name, provider));
      names.removeIf(String::isEmpty);
      String alias = model.has("model_alias") ? model.text("model_alias") : null;
      return new Target(all, names, alias, all.number(WEIGHT, 1, MOST_WEIGHT));
    }
  }

  /** The targets that requests can reach: all, or those of the model that they ask for. */
  private static List<Target> reached(VendorElement in) {
    List<Target> all = new ArrayList<>();
    if (in.isGiven("targets")) {
      in.items("targets", in.behavior("target")).forEach(each -> all.add(Target.of(each)));
    }
    if (all.isEmpty()) {
      in.error(
          "has no targets",
          "for example targets: [{model: {provider: openai}, deploys_to: north}]");
    }
    List<String> aliases =
        all.stream().map(Target::alias).filter(Objects::nonNull).distinct().toList();
    if (!in.has(MODEL)) {
      if (aliases.size() > 1) {
        in.error(
            "its targets have several aliases of models",
            "say which one requests ask for, for example model: " + aliases.get(0));
      }
      return all;
    }
    String asked = in.text(MODEL);
    if (!aliases.contains(asked)) {
      in.error("the model '%s' is no target's model_alias".formatted(asked), null);
    }
    return all.stream().filter(target -> asked.equals(target.alias())).toList();
  }

  private static Node pool(
      VendorElement in, VendorElement balancer, List<Target> targets, boolean tries) {
    TreeSet<Integer> groups = new TreeSet<>(Collections.reverseOrder());
    targets.forEach(target -> groups.add(target.weight()));
    String routing = routing(balancer, groups.size() > 1);
    if (routing.equals(BY_GROUP) && groups.size() > MOST_GROUPS) {
      in.error("more than %d priorities are not simulated".formatted(MOST_GROUPS), null);
    }
    Deployments deployments = new Deployments(in);
    List<Node> endpoints = new ArrayList<>();
    for (Target target : targets) {
      Node provider =
          target.all().has(Deployments.KEY)
              ? target.all().target(Deployments.KEY)
              : deployments.of(target.names());
      if (provider == null) {
        deployments.isUnserved(target.names());
        continue;
      }
      Written endpoint = target.all().write().with("name", provider);
      if (routing.equals(BY_GROUP)) {
        endpoint.with("priority", Integer.toString(groups.headSet(target.weight()).size()));
      } else if (groups.size() > 1) {
        endpoint.with(WEIGHT, target.all().whole(WEIGHT, 1, MOST_WEIGHT, 0));
      }
      endpoints.add(endpoint.mapping());
    }
    deployments.finish();
    Written pool =
        in.write()
            .with("endpoints", new Node.Sequence(endpoints, in.at()))
            .with("routing", routing)
            .with("each", new Node.Sequence(List.of(times(balancer)), in.at()));
    if (tries) {
      pool.with("avoid_tried", "true");
    }
    Node.Mapping health = balancer.has(MAX_FAILS) ? health(balancer) : null;
    if (health != null && balancer.number(MAX_FAILS, 0, MOST_FAILS) > 0) {
      pool.with("passive_health", health);
    }
    return pool.element("pool");
  }

  private static Node times(VendorElement balancer) {
    return Timeouts.of(
        balancer,
        balancer.time("connect_timeout", Unit.MILLISECONDS),
        balancer.time("read_timeout", Unit.MILLISECONDS));
  }

  /** Targets in turn, if they have one weight; the wheel of others is shuffled. */
  private static String routing(VendorElement balancer, boolean unevenly) {
    Node.Mapping known = balancer.behavior("routing");
    Node.Mapping refused = balancer.behavior("refused");
    List<String> words = new ArrayList<>();
    known.entries().forEach(entry -> words.add(entry.key().text()));
    refused.entries().forEach(entry -> words.add(entry.key().text()));
    String said = balancer.word(ALGORITHM, words);
    Node.Entry why = refused.find(said);
    if (why != null) {
      balancer.error(
          "algorithm %s is not simulated: %s".formatted(said, only(why)),
          "round-robin, least-connections and priority are");
    }
    checkHash(balancer, said.equals("consistent-hashing"));
    Node.Entry routing = known.find(said);
    String ours = routing == null ? IN_TURN : only(routing);
    return unevenly && ours.equals(IN_TURN) ? "weighted" : ours;
  }

  /** A header that is new with each request is as good as chance; others tell requests apart. */
  private static void checkHash(VendorElement balancer, boolean hashes) {
    String header = balancer.text(HASH);
    if (header.equalsIgnoreCase("X-Kong-LLM-Request-ID")) {
      return;
    }
    if (hashes) {
      balancer.error(
          "consistent-hashing on %s is not simulated: requests carry no headers".formatted(header),
          "without hash_on_header it is another target for each request");
    } else {
      balancer.warning(
          "hash_on_header (%s) has no effect".formatted(header),
          "it counts for consistent-hashing only");
    }
  }

  private static String only(Node.Entry listed) {
    return ((Node.Scalar) ((Node.Sequence) listed.value()).items().get(0)).text();
  }

  /** What is worth a retry. */
  private static Node.Sequence worth(VendorElement balancer, boolean isAsked) {
    boolean repeats =
        balancer.list(CRITERIA).stream()
            .anyMatch(each -> each instanceof Node.Scalar word && word.text().equals(POSTS));
    if (isAsked && !repeats) {
      balancer.warning(
          "once a call was sent it is never retried: calls to models are POSTs",
          "add non_idempotent to failover_criteria, as Kong's documentation does");
    }
    return criteria(balancer, repeats ? "after" : "before", List.of());
  }

  private static Node.Mapping health(VendorElement balancer) {
    return balancer
        .write()
        .with(MAX_FAILS, balancer.whole(MAX_FAILS, 0, MOST_FAILS, 0))
        .with("fail_timeout", balancer.time("fail_timeout", Unit.MILLISECONDS))
        .with("on", criteria(balancer, "unfit", List.of("cut", "timeout")))
        .with("empty_status", EMPTY_STATUS)
        .mapping();
  }

  /** Criteria in words of the scenario language. */
  private static Node.Sequence criteria(
      VendorElement balancer, String meanings, List<String> always) {
    Node translated = balancer.translated(CRITERIA, balancer.behavior(meanings));
    List<Node> all = new ArrayList<>();
    always.forEach(word -> all.add(new Node.Scalar(word, true, translated.at())));
    if (translated instanceof Node.Sequence list) {
      all.addAll(list.items());
    }
    return new Node.Sequence(all, translated.at());
  }
}
