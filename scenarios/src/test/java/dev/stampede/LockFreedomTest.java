package dev.stampede;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.jctools.queues.SpscArrayQueue;
import org.junit.jupiter.api.Test;

/**
 * Nothing in the path of an event takes a lock or waits. Threads meet in three classes of the
 * engine, whose own tests show what they do there; these rules keep everybody else out.
 */
final class LockFreedomTest {

  private static final String ENGINE = "dev.stampede.engine.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.stampede.engine", "dev.stampede.models");

  private static final JavaClasses OFFENDER = new ClassFileImporter().importClasses(Offender.class);

  /** {@code TimeUnit} lives beside the locks and is none. */
  private static final DescribedPredicate<JavaClass> CONCURRENCY =
      resideInAPackage("java.util.concurrent..").and(not(name(TimeUnit.class.getName())));

  private static final DescribedPredicate<JavaClass> QUEUES = resideInAPackage("org.jctools..");

  private static final DescribedPredicate<JavaClass> THREADS = assignableTo(Thread.class);

  @Test
  void onlyTheBarrier_usesAtomicsAndParking() {
    onlyTheseKnow(CONCURRENCY, CLASSES, "Barrier");
  }

  @Test
  void onlyTheChannel_usesQueues() {
    onlyTheseKnow(QUEUES, CLASSES, "Channel");
  }

  @Test
  void onlyThePartitionedRunAndTheBarrier_knowThreads() {
    onlyTheseKnow(THREADS, CLASSES, "PartitionedRun", "Barrier");
  }

  private static void onlyTheseKnow(
      DescribedPredicate<JavaClass> what, JavaClasses classes, String... who) {
    List<String> names = Stream.of(who).map(ENGINE::concat).toList();
    noClasses()
        .that(describe("other than " + names, (JavaClass c) -> !names.contains(c.getName())))
        .should()
        .dependOnClassesThat(what)
        .check(classes);
  }

  @Test
  void nobody_waitsForANotification() {
    nobodyWaits(CLASSES);
  }

  private static void nobodyWaits(JavaClasses classes) {
    noClasses()
        .should()
        .callMethod(Object.class, "wait")
        .orShould()
        .callMethod(Object.class, "wait", long.class)
        .orShould()
        .callMethod(Object.class, "wait", long.class, int.class)
        .check(classes);
  }

  @Test
  void nobody_isSynchronized() {
    nobodyIsSynchronized(CLASSES);
    assertThat(synchronizedBlocks(CLASSES)).isEmpty();
  }

  private static void nobodyIsSynchronized(JavaClasses classes) {
    methods().should().notHaveModifier(SYNCHRONIZED).check(classes);
  }

  /** The lines of bytecode that enter a monitor, each after the class that it is in. */
  private static List<String> synchronizedBlocks(JavaClasses classes) {
    List<String> arguments =
        new ArrayList<>(List.of("-c", "-p", "-cp", System.getProperty("java.class.path")));
    classes.forEach(c -> arguments.add(c.getName()));
    StringWriter printed = new StringWriter();
    StringWriter errors = new StringWriter();
    int exitCode =
        ToolProvider.findFirst("javap")
            .orElseThrow()
            .run(
                new PrintWriter(printed),
                new PrintWriter(errors),
                arguments.toArray(String[]::new));
    assertThat(exitCode).as(errors.toString()).isZero();
    List<String> found = new ArrayList<>();
    String where = "";
    for (String line : printed.toString().lines().toList()) {
      if (line.endsWith("{")) {
        where = line;
      } else if (line.contains(" monitorenter")) {
        found.add(where + line);
      }
    }
    return found;
  }

  /** Breaks every rule. */
  @SuppressWarnings({"UnusedMethod", "WaitNotInLoop"}) // only its bytecode is read
  private static final class Offender {
    private final Lock lock = new ReentrantLock();
    private final Thread thread = new Thread(lock::lock);
    private final SpscArrayQueue<String> queue = new SpscArrayQueue<>(1);

    synchronized void byMethod() throws InterruptedException {
      thread.start();
      queue.clear();
      wait(1);
    }

    void byBlock() {
      synchronized (queue) {
        queue.clear();
      }
    }
  }

  @Test
  void theRules_canFail() {
    for (var what : List.of(CONCURRENCY, QUEUES, THREADS)) {
      assertThatThrownBy(() -> onlyTheseKnow(what, OFFENDER)).isInstanceOf(AssertionError.class);
    }
    assertThatThrownBy(() -> nobodyWaits(OFFENDER)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> nobodyIsSynchronized(OFFENDER)).isInstanceOf(AssertionError.class);
    assertThat(synchronizedBlocks(OFFENDER)).singleElement().asString().contains("Offender");
  }
}
