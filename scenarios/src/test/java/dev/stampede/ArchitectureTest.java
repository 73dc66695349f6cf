package dev.stampede;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.capacity.AutoscalerSpec;
import dev.stampede.models.demand.SourceSpec;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.server.EngineSpec;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rules of the house: who may know whom, and what may not be done where. */
class ArchitectureTest {

  private static final String ENGINE = "dev.stampede.engine..";
  private static final String MODELS = "dev.stampede.models..";
  private static final String REPORTS = "dev.stampede.reports..";
  private static final String EXPERIMENTS = "dev.stampede.experiments..";
  private static final String RESILIENCE = "dev.stampede.models.resilience..";
  private static final String ARCHITECTURE = "dev.stampede.models.architecture..";

  /** Functions of {@code Math} whose every bit the specification fixes. */
  private static final Set<String> EXACT_MATH =
      Set.of(
          "floorDiv",
          "floorMod",
          "abs",
          "min",
          "max",
          "round",
          "rint",
          "ceil",
          "floor",
          "sqrt",
          "multiplyHigh",
          "toIntExact");

  /** Specs whose kinds answer for themselves, and the packages of those who may know the kinds. */
  private static final Map<Class<?>, String> FAMILIES =
      Map.of(
          PolicySpec.class, RESILIENCE,
          RungSpec.class, ARCHITECTURE,
          BudgetSpec.class, "dev.stampede.models.resilience.budget..",
          EngineSpec.class, "dev.stampede.models.server..",
          Effect.class, "dev.stampede.models.fault..",
          ArrivalSpec.class, "dev.stampede.models.arrival..",
          SourceSpec.class, "dev.stampede.models.demand..",
          AutoscalerSpec.class, "dev.stampede.models.capacity..");

  /** Rules about what one kind does to another, which none of them can answer alone. */
  private static final Set<String> RULES_ABOUT_TWO_KINDS =
      Set.of("dev.stampede.scenarios.review.RetriedBreaker");

  /**
   * The most parameters of a constructor; the components of a record have names where it is read.
   */
  private static final int MOST_PARAMETERS = 5;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.stampede");

  @Test
  void engine_knowsNothingOfAi() {
    onlyKnow(ENGINE, ENGINE);
  }

  @Test
  void models_knowTheEngineOnly() {
    onlyKnow(MODELS, MODELS, ENGINE);
  }

  @Test
  void reports_neverSeeAModel() {
    onlyKnow(REPORTS, REPORTS, "dev.stampede.engine.measure..");
  }

  /** And how numbers and names are written in the sentences of an answer. */
  @Test
  void experiments_knowModelsAndResultsOnly() {
    onlyKnow(
        EXPERIMENTS,
        EXPERIMENTS,
        ENGINE,
        MODELS,
        "dev.stampede.reports.result..",
        "dev.stampede.reports.text..");
  }

  @Test
  void experiments_touchNoFilesAndNoTerminal() {
    noClasses()
        .that()
        .resideInAPackage(EXPERIMENTS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net..", "java.time..", "org.snakeyaml..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  private static void onlyKnow(String who, String... whom) {
    noClasses()
        .that()
        .resideInAPackage(who)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.stampede..")
                .and(DescribedPredicate.not(resideInAnyPackage(whom))))
        .check(CLASSES);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.stampede.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void engineAndModels_touchNoFilesAndNoWallClock() {
    noClasses()
        .that()
        .resideInAnyPackage(ENGINE, MODELS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net..", "java.time..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLine_prints() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.stampede.scenarios.command..",
            "dev.stampede.scenarios.session..",
            "dev.stampede.scenarios.terminal..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  @Test
  void staticFields_areFinal() {
    fields()
        .that(are(DescribedPredicate.describe("static", f -> f.getModifiers().contains(STATIC))))
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage("dev.stampede..")
        .should()
        .haveModifier(FINAL)
        .check(CLASSES);
  }

  @Test
  void engineAndModels_takeNoBitFromTheProcessor() {
    classes()
        .that()
        .resideInAnyPackage(ENGINE, MODELS)
        .should(
            new ArchCondition<JavaClass>(
                "call only exact functions of Math, and no other source of chance") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                for (JavaMethodCall call : item.getMethodCallsFromSelf()) {
                  String owner = call.getTargetOwner().getFullName();
                  boolean inexact =
                      owner.equals("java.lang.Math") && !EXACT_MATH.contains(call.getName());
                  if (inexact || owner.equals("java.util.Random")) {
                    events.add(SimpleConditionEvent.violated(item, call.getDescription()));
                  }
                }
              }
            })
        .check(CLASSES);
  }

  @Test
  void noThirdPartyType_crossesAModuleBorder() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat(
            are(
                DescribedPredicate.describe(
                    "public, of a library module",
                    c ->
                        c.getModifiers()
                                .contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
                            && resideInAnyPackage(ENGINE, MODELS, REPORTS, EXPERIMENTS).test(c))))
        .should(
            new ArchCondition<JavaMethod>("mention no library but HdrHistogram's Histogram") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                method.getAllInvolvedRawTypes().stream()
                    .map(JavaClass::getBaseComponentType)
                    .filter(type -> !isOurCurrency(type))
                    .forEach(
                        type ->
                            events.add(
                                SimpleConditionEvent.violated(
                                    method,
                                    method.getDescription() + " mentions " + type.getName())));
              }
            })
        .check(CLASSES);
  }

  /** Whoever else wants to know something of a kind of demand asks it. */
  @Test
  void kindsOfDemand_areKnownToTheirDecodersOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.stampede.models.arrival..",
            "dev.stampede.models.demand..",
            "dev.stampede.scenarios.language.demand..",
            "dev.stampede.benchmarks..")
        .should()
        .dependOnClassesThat(kindsOf(ArrivalSpec.class).or(kindsOf(SourceSpec.class)))
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> kindsOf(Class<?> type) {
    return DescribedPredicate.describe(
        "kinds of " + type.getSimpleName(), c -> c.isAssignableTo(type) && !c.isEquivalentTo(type));
  }

  @Test
  void constructors_haveFewParameters() {
    classes()
        .that(
            are(
                DescribedPredicate.describe(
                    "neither records nor written where they are used",
                    c -> !c.isRecord() && !c.isAnonymousClass())))
        .should(
            new ArchCondition<JavaClass>(
                "have constructors of %d parameters at most".formatted(MOST_PARAMETERS)) {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                int hidden = item.isEnum() ? 2 : item.isInnerClass() ? 1 : 0;
                item.getConstructors().stream()
                    .filter(c -> c.getRawParameterTypes().size() - hidden > MOST_PARAMETERS)
                    .forEach(
                        c -> events.add(SimpleConditionEvent.violated(item, c.getDescription())));
              }
            })
        .check(CLASSES);
  }

  private static boolean isOurCurrency(JavaClass type) {
    return type.isPrimitive()
        || type.getName().startsWith("java.")
        || type.getName().startsWith("dev.stampede.")
        || type.getName().equals("org.HdrHistogram.Histogram");
  }

  @Test
  void everyPackage_saysWhatLivesThere() {
    Set<String> described =
        new TreeSet<>(
            CLASSES.stream()
                .filter(c -> c.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .toList());
    Set<String> inhabited = new TreeSet<>(CLASSES.stream().map(JavaClass::getPackageName).toList());

    assertThat(described).containsAll(inhabited);
  }

  @Test
  void kinds_answerForThemselves() {
    FAMILIES.forEach((spec, family) -> nobodyTellsApart(spec, family, RULES_ABOUT_TWO_KINDS));
  }

  /** Whoever asks for two kinds of a thing has a branch for each, and none for the next kind. */
  private static void nobodyTellsApart(Class<?> spec, String family, Set<String> exempt) {
    classes()
        .that()
        .resideOutsideOfPackage(family)
        .should(
            new ArchCondition<JavaClass>("test for one kind of %s at most", spec.getSimpleName()) {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                Set<String> kinds = new TreeSet<>();
                item.getInstanceofChecks().forEach(c -> add(c.getRawType(), spec, kinds));
                item.getReferencedClassObjects().forEach(c -> add(c.getRawType(), spec, kinds));
                if (kinds.size() > 1 && !exempt.contains(item.getName())) {
                  String message = "%s tells apart %s".formatted(item.getName(), kinds);
                  events.add(SimpleConditionEvent.violated(item, message));
                }
              }
            })
        .check(CLASSES);
  }

  private static void add(JavaClass tested, Class<?> spec, Set<String> kinds) {
    if (tested.isAssignableTo(spec) && !tested.isEquivalentTo(spec)) {
      kinds.add(tested.getSimpleName());
    }
  }

  @Test
  void theRules_canFail() {
    assertThatThrownBy(() -> onlyKnow(MODELS, MODELS)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> nobodyTellsApart(PolicySpec.class, RESILIENCE, Set.of()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("RetriedBreaker tells apart [CircuitBreakerSpec, RetrySpec]");
  }
}
