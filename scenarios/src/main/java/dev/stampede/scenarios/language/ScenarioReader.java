package dev.stampede.scenarios.language;

import static dev.stampede.scenarios.language.Sections.API_VERSION;
import static dev.stampede.scenarios.language.Sections.ARCHITECTURES;
import static dev.stampede.scenarios.language.Sections.DEMAND;
import static dev.stampede.scenarios.language.Sections.DEPENDENCIES;
import static dev.stampede.scenarios.language.Sections.DESCRIPTION;
import static dev.stampede.scenarios.language.Sections.FAULTS;
import static dev.stampede.scenarios.language.Sections.GATE;
import static dev.stampede.scenarios.language.Sections.LIMITS;
import static dev.stampede.scenarios.language.Sections.MIGRATION;
import static dev.stampede.scenarios.language.Sections.NAME;
import static dev.stampede.scenarios.language.Sections.OBJECTIVES;
import static dev.stampede.scenarios.language.Sections.PLATFORMS;
import static dev.stampede.scenarios.language.Sections.PROVIDERS;
import static dev.stampede.scenarios.language.Sections.REPLICATIONS;
import static dev.stampede.scenarios.language.Sections.SEED;
import static dev.stampede.scenarios.language.Sections.STEPS;
import static dev.stampede.scenarios.language.Sections.UNCERTAIN;

import dev.stampede.experiments.forecast.ProviderLoad;
import dev.stampede.experiments.forecast.SizeForecast;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.Gate;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.platform.PlatformsSpec;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.tier.DependencySpec;
import dev.stampede.scenarios.language.architecture.ArchitectureDecoder;
import dev.stampede.scenarios.language.demand.ArrivalDecoder;
import dev.stampede.scenarios.language.demand.ArrivalSite;
import dev.stampede.scenarios.language.demand.DemandDecoder;
import dev.stampede.scenarios.language.demand.PlatformUsers;
import dev.stampede.scenarios.language.demand.SessionBudgetDecoder;
import dev.stampede.scenarios.language.platform.PlatformDecoder;
import dev.stampede.scenarios.language.provider.CapacityDecoder;
import dev.stampede.scenarios.language.provider.FaultDecoder;
import dev.stampede.scenarios.language.provider.IncidentDecoder;
import dev.stampede.scenarios.language.provider.MarketDecoder;
import dev.stampede.scenarios.language.provider.ProviderDecoder;
import dev.stampede.scenarios.language.provider.QuotaDecoder;
import dev.stampede.scenarios.language.provider.StepDecoder;
import dev.stampede.scenarios.language.uncertain.Uncertain;
import dev.stampede.scenarios.language.uncertain.UncertainDecoder;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.read.Extends;
import dev.stampede.scenarios.read.InputFiles;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Overrides;
import dev.stampede.scenarios.read.Timeline;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Document;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a scenario file and all that it refers to. */
public final class ScenarioReader {
  /** The version of the language that this reads. */
  public static final String VERSION = "stampede/v1";

  private final Language language;
  private final UnaryOperator<Path> places;
  private final InputFiles.Reach reach;

  /** Creates a reader of a language, which may have more kinds than this version. */
  public ScenarioReader(Language language) {
    this(language, InputFiles.Reach.FOLDER);
  }

  /**
   * Creates a reader of a language.
   *
   * @param reach where files of other programs may lie that scenarios name
   */
  public ScenarioReader(Language language, InputFiles.Reach reach) {
    this(language, UnaryOperator.identity(), reach);
  }

  /**
   * Creates a reader of a language, of scenarios whose files may lie elsewhere.
   *
   * @param places where the content is of a file that is named so
   * @param reach where files of other programs may lie that scenarios name
   */
  public ScenarioReader(Language language, UnaryOperator<Path> places, InputFiles.Reach reach) {
    this.language = language;
    this.places = places;
    this.reach = reach;
  }

  /**
   * Reads a scenario.
   *
   * @param settings replacements of the command line, {@code PATH=VALUE} each; paths of files in
   *     them are relative to the working directory
   * @param baseDirectory what the paths of files in the source are relative to
   * @param today the date of the run: presets of much earlier are warned of
   * @param problems takes all that is wrong or doubtful
   * @return the scenario, of which nothing is judged; null if there are errors
   */
  public static @Nullable Scenario read(
      Source source,
      List<String> settings,
      Path baseDirectory,
      LocalDate today,
      Problems problems) {
    Blueprint read = blueprint(source, settings, baseDirectory, today, problems, Effective.root());
    return read == null ? null : read.scenario();
  }

  /**
   * Returns the objectives of a scenario that is without errors, on one line, so that another one
   * can be judged by them: {@code --set objectives=} takes it.
   */
  public static String objectivesOf(ScenarioText text) {
    return Written.of(text).flow(OBJECTIVES.name()).orElse("[]");
  }

  /**
   * Reads a scenario for those who judge or explain it, and tells where each of its values comes
   * from. Values that are not known exactly are tried, too, so that one which cannot be is an error
   * before anything is run.
   *
   * @param effective takes every value, given or by default
   */
  public static @Nullable Blueprint blueprint(
      Source source,
      List<String> settings,
      Path baseDirectory,
      LocalDate today,
      Problems problems,
      Effective effective) {
    ScenarioReader reader = new ScenarioReader(Language.standard());
    Blueprint read = reader.scenario(source, settings, baseDirectory, today, problems, effective);
    if (read != null) {
      for (Uncertain uncertain : read.uncertain()) {
        uncertain.check(
            setting -> {
              Problems found = new Problems();
              List<String> all = new ArrayList<>(settings);
              all.add(setting);
              reader.scenario(source, all, baseDirectory, today, found, Effective.root());
              return found.list();
            });
      }
    }
    return problems.hasErrors() ? null : read;
  }

  /**
   * Reads a scenario, and tells where each of its values comes from.
   *
   * @param settings replacements of the command line, {@code PATH=VALUE} each; paths of files in
   *     them are relative to the working directory
   * @param baseDirectory what the paths of files in the source are relative to
   * @param today the date of the run: presets of much earlier are warned of
   * @param problems takes all that is wrong or doubtful
   * @param effective takes every value, given or by default
   * @return null if there are errors
   */
  public @Nullable Blueprint scenario(
      Source source,
      List<String> settings,
      Path baseDirectory,
      LocalDate today,
      Problems problems,
      Effective effective) {
    Node.Mapping parsed = Document.parse(source, problems);
    if (parsed == null) {
      return null;
    }
    Node.Mapping set = Overrides.apply(parsed, settings, problems);
    Node.Mapping resolved = Extends.resolve(set, "architectures", problems, effective);
    InputFiles inputs = new InputFiles(source, baseDirectory, places, reach);
    MappingReader root = MappingReader.of(resolved, problems, effective, language.form(), inputs);
    checkVersion(root);
    String name = root.get(NAME);
    String description = root.get(DESCRIPTION, "");
    long seed = root.get(SEED);
    int replications = root.get(REPLICATIONS);
    Timeline time = Timeline.read(root);

    Names useCaseNames = Names.of("use case", root.optional("demand"));
    Names providerNames = Names.of("provider", root.optional("providers"));
    Names architectureNames = Names.of("architecture", root.optional("architectures"));
    Names tierNames = Names.tiersOf(root.optional("providers"));
    ArrivalDecoder arrivals =
        new ArrivalDecoder(
            language.arrivals(), new ArrivalSite(time.durationNanos(), time.warmupNanos()));
    Names dependencyNames = Names.of("dependency", root.value(DEPENDENCIES));
    Names served =
        Names.having(
            "dependency with servers or an engine",
            root.value(DEPENDENCIES),
            CapacityDecoder.GIVEN_BY);
    List<FaultSpec> faults =
        new FaultDecoder(
                language.effects(),
                new FaultDecoder.Targets(
                    providerNames.and(dependencyNames),
                    served,
                    Names.sharing(root.value(PROVIDERS)),
                    Names.knownByQuota(root.value(PROVIDERS)),
                    provider -> Names.wayInTo(provider, root.value(PROVIDERS), List.of()),
                    provider ->
                        Names.wayInTo(provider, root.value(PROVIDERS), CapacityDecoder.GIVEN_BY),
                    provider -> Names.cellsOf(provider, root.value(PROVIDERS))),
                time.durationNanos())
            .read(root.value(FAULTS));
    Names platformNames = Names.of("platform", root.optional("platforms"));
    Set<String> faultIds = faults.stream().map(FaultSpec::id).collect(Collectors.toSet());
    PlatformsSpec platforms =
        new PlatformDecoder(
                platformNames, useCaseNames, providerNames, faultIds, time.durationNanos())
            .read(root.value(PLATFORMS), root.value(MIGRATION));
    PlatformUsers crowds =
        new PlatformUsers(platformNames, platforms, faults, time.durationNanos());
    List<UseCaseSpec> useCases =
        new DemandDecoder(arrivals, crowds, architectureNames, tierNames).read(root.value(DEMAND));
    IncidentDecoder incidents =
        new IncidentDecoder(
            language.effects(), language.engines(), dependencyNames, served, time.durationNanos());
    List<ProviderSpec> providers =
        new ProviderDecoder(
                language.engines(),
                language.autoscalers(),
                new QuotaDecoder(root.value(LIMITS), today),
                new MarketDecoder(providerNames, arrivals, time.durationNanos(), useCases),
                incidents)
            .read(root.value(PROVIDERS));
    List<StepSpec> steps =
        new StepDecoder(providerNames, providers, time.durationNanos()).read(root.value(STEPS));
    List<DependencySpec> dependencies =
        incidents.readDependencies(root.value(DEPENDENCIES), providerNames);
    ArchitectureDecoder architectureDecoder =
        new ArchitectureDecoder(language.policies(), language.rungs(), providerNames);
    List<ArchitectureSpec> architectures = architectureDecoder.read(root.value(ARCHITECTURES));
    Prices prices =
        root.isFaulty() ? Prices.UNKNOWN : new Prices(useCases, providers, architectures);
    if (!prices.haveCalls()) {
      SessionBudgetDecoder.rejectMoney(root.value(DEMAND));
    }
    ValueReader promises = root.value(OBJECTIVES);
    List<Objective> objectives =
        new ObjectiveDecoder(
                UseCases.of(useCaseNames, root.isFaulty() ? null : useCases),
                architectureNames,
                prices,
                root.isFaulty() || canStrike(incidents.plan(faults), time))
            .read(promises);
    Set<String> bounds = architectureDecoder.bounds();
    List<Uncertain> uncertain = UncertainDecoder.read(root.value(UNCERTAIN));
    String gate = gate(root, architectureNames, bounds, promises.isFaulty() ? null : objectives);
    TrialSpec trial =
        root.build(
            () ->
                new TrialSpec(
                    time.horizon(),
                    time.drain(),
                    objectives.stream().flatMap(o -> o.counted().stream()).distinct().toList(),
                    useCases,
                    providers,
                    dependencies,
                    incidents.plan(faults),
                    steps,
                    platforms,
                    architectures));
    if (trial == null || problems.hasErrors()) {
      return null;
    }
    ProviderLoad load = new ProviderLoad(trial);
    return new Blueprint(
        new Scenario(
            name,
            description,
            new ScenarioText(source.name(), baseDirectory.toString(), source.text(), settings),
            sha256(source, settings, inputs),
            seed,
            replications,
            trial,
            objectives,
            bounds,
            gate,
            root.currency(),
            List.of(),
            SizeForecast.of(load)),
        load,
        uncertain);
  }

  /** Whether anything can go wrong within the run. */
  private static boolean canStrike(FaultPlan faults, Timeline time) {
    return !faults.incidents().isEmpty() || !faults.scheduledBefore(time.durationNanos()).isEmpty();
  }

  /**
   * Reads which architecture decides the exit code alone.
   *
   * @param objectives null if they are not known
   * @return null if there is none
   */
  private static @Nullable String gate(
      MappingReader root,
      Names architectures,
      Set<String> bounds,
      @Nullable List<Objective> objectives) {
    ValueReader value = root.find(GATE);
    if (value == null) {
      return null;
    }
    String gate = architectures.read(value);
    if (objectives != null && !value.isFaulty()) {
      Gate.objection(gate, bounds, objectives)
          .ifPresent(objection -> value.reject(objection, "name one that is judged, or none"));
    }
    return gate;
  }

  private static void checkVersion(MappingReader root) {
    if (!root.has(API_VERSION)) {
      root.error(
          "missing key 'apiVersion'", "start the file with 'apiVersion: %s'".formatted(VERSION));
      return;
    }
    ValueReader version = root.get(API_VERSION);
    if (!version.text().equals(VERSION) && !version.isFaulty()) {
      version.reject(
          "is not a version that this Stampede reads", "write 'apiVersion: %s'".formatted(VERSION));
    }
  }

  /**
   * Returns the hash of the file's bytes, followed by a zero byte and the UTF-8 of each setting,
   * and a byte of 1 and the SHA-256 of each file that is read besides: without either, that of the
   * file.
   */
  private static String sha256(Source source, List<String> settings, InputFiles inputs) {
    MessageDigest digest = InputFiles.sha256();
    source.digest(digest);
    for (String setting : settings) {
      digest.update((byte) 0);
      digest.update(setting.getBytes(StandardCharsets.UTF_8));
    }
    inputs.addTo(digest);
    return HexFormat.of().formatHex(digest.digest());
  }
}
