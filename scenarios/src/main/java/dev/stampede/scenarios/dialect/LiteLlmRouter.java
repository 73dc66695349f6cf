package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.LiteLlmModels.Group;
import dev.stampede.scenarios.dialect.element.Deployments;
import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.VendorKind;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * LiteLLM's router: for the model that is asked for, and for each of its fallbacks, retries around
 * a pool of deployments.
 */
final class LiteLlmRouter implements VendorKind {

  @Override
  public Node.Mapping arranged(Node.Mapping own) {
    return LiteLlmSettings.arranged(own);
  }

  @Override
  public String includeKey() {
    return "include";
  }

  @Override
  public Translation translate(VendorElement in) {
    VendorElement settings = in.inside("router_settings");
    in.inside("general_settings");
    LiteLlmRungs writer = new LiteLlmRungs(in, settings, in.inside("litellm_settings"));
    Fallbacks fallbacks = new Fallbacks(settings);
    Deployments deployments = new Deployments(in);
    LiteLlmModels models = new LiteLlmModels(in, deployments, aliases(settings));
    if (in.inside("state").flag("redis")) {
      in.warning("each replica keeps cooldowns and counters of its own here, without Redis", null);
    }
    if (models.isEmpty()) {
      in.error(
          "has no model_list", "for example model_list: [{model_name: big, deploys_to: north}]");
    }
    fallbacks.check(model -> models.find(model) != null);
    String asked = in.has("model") ? in.text("model") : models.first();
    if (models.find(asked) == null && (in.has("model") || !models.isEmpty())) {
      in.error("the model '%s' is not in the model_list".formatted(asked), null);
    }
    List<Node> rungs = new ArrayList<>();
    Set<Group> met = new LinkedHashSet<>();
    for (Fallbacks.Visit visit : fallbacks.from(asked, model -> levels(model, models, writer))) {
      Group group = models.find(visit.model());
      if (group != null && (met.add(group) || !in.isFaulty())) {
        rungs.add(writer.rung(group, visit.level()));
      }
    }
    met.stream()
        .flatMap(group -> group.deployments().stream())
        .filter(deployment -> deployment.provider() == null)
        .forEach(deployment -> deployments.isUnserved(deployment.names()));
    deployments.finish();
    if (in.isFaulty()) {
      return Translation.of(List.of());
    }
    writer.warnOf(met);
    return new Translation(
        List.of(),
        List.of(in.write().with("ladder", new Node.Sequence(rungs, in.at())).element("gateway")));
  }

  @Override
  public String entries() {
    return "model and fallbacks";
  }

  @Override
  public String entryName() {
    return "model_name";
  }

  private static int levels(String model, LiteLlmModels models, LiteLlmRungs writer) {
    Group group = models.find(model);
    return group == null ? 0 : writer.levels(group).size();
  }

  /** Other names of models; a mapping for one may also hide it from lists. */
  private static Map<String, String> aliases(VendorElement settings) {
    Map<String, String> aliases = new LinkedHashMap<>();
    if (settings.has("model_group_alias")) {
      for (Named alias : settings.value("model_group_alias").children()) {
        ValueReader model = alias.value();
        boolean both = model.isMapping();
        aliases.put(
            alias.key().text(), both ? model.mapping().required("model").text() : model.text());
      }
    }
    return aliases;
  }
}
