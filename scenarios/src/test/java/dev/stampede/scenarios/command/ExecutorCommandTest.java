package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trials that run elsewhere, as the command line asks for it. */
class ExecutorCommandTest {

  private static final String UNBREAKABLE = "1000000";

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void writeFile() {
    file =
        write(
            folder,
            "small.yaml",
            SMALL
                    .replace("duration: 10m", "duration: 2m")
                    .replace("warmup: 1m", "warmup: 10s")
                    .replace("at: 4m, for: 2m", "at: 1m, for: 30s")
                + "objectives:\n  - work.availability >= 95%\n");
  }

  private Result here(Object... words) {
    return ask(List.of(words), List.of());
  }

  private Result there(String address, Object... words) {
    return ask(List.of(words), List.of("--executor", "loopback", "--master", address));
  }

  private Result ask(List<Object> words, List<Object> more) {
    List<Object> all = new ArrayList<>(words);
    all.add(1, file);
    all.addAll(List.of("-o", folder.resolve("out"), "--json", "--data-only"));
    all.addAll(more);
    return run(all.toArray());
  }

  private static String figures(Result result) {
    return result.out().replaceAll("\"(wallSeconds|eventsPerSecond)\" : [^,\\n]*", "");
  }

  @ParameterizedTest
  @CsvSource({
    "run -n 3",
    "run --precision 20% --max-replications 40",
    "run --counterfactual -n 2",
    "compare -n 5",
    "compare --precision 20% --max-replications 30",
    "sweep --vary demand.work.arrivals.rate=4/s..8/s:4/s --until-verdict --max-replications 30",
    "sweep --vary demand.work.arrivals.rate=4/s..8/s:2/s",
    "capacity --architecture pair --find providers.two.engine.servers=1..4:1"
  })
  void answers_areThoseOfThreads(String words) {
    Result here = here((Object[]) words.split(" "));
    Result there = there(UNBREAKABLE, (Object[]) words.split(" "));

    assertThat(there.out()).isNotEmpty();
    assertThat(figures(there)).isEqualTo(figures(here));
    assertThat(there.code()).isEqualTo(here.code());
    assertThat(there.err()).containsPattern("ran [1-9]\\d* chunks of [1-9]\\d* plans");
    assertThat(folder.resolve("out.chunks")).doesNotExist();
  }

  private static final Object[] SWEEP = {
    "sweep", "--vary", "demand.work.arrivals.rate=1/s..10/s:1/s", "-n", "12"
  };

  /** Of 240 trials: 80 chunks of three. */
  private static final int CHUNKS = 80;

  private static Object[] resumed() {
    return Stream.concat(Stream.of(SWEEP), Stream.of("--resume")).toArray();
  }

  @Test
  void chunksThatCameBack_areNotRunAgain() {
    Result broken = there("30", SWEEP);
    assertThat(broken.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(broken.err()).contains("stampede: error: it broke\n");
    assertThat(broken.out()).isEmpty();
    assertThat(folder.resolve("out.chunks")).isDirectory();

    Result whole = there(UNBREAKABLE, resumed());

    assertThat(whole.err()).contains("ran %d chunks of 1 plans".formatted(CHUNKS - 30));
    assertThat(figures(whole)).isEqualTo(figures(here(SWEEP)));
    assertThat(folder.resolve("out.chunks")).doesNotExist();
  }

  @Test
  void withoutResume_allIsRunAgain() {
    there("30", SWEEP);

    assertThat(there(UNBREAKABLE, SWEEP).err())
        .contains("ran %d chunks of 1 plans".formatted(CHUNKS));
  }

  @Test
  void chunkThatIsDamaged_isRunAgain() throws IOException {
    there("30", SWEEP);
    try (Stream<Path> all = Files.walk(folder.resolve("out.chunks"))) {
      Path chunk = all.filter(Files::isRegularFile).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(chunk);
      bytes[bytes.length / 2] ^= 1;
      Files.write(chunk, bytes);
    }

    assertThat(there(UNBREAKABLE, resumed()).err())
        .contains("ran %d chunks of 1 plans".formatted(CHUNKS - 29));
  }

  @Test
  void chunksOfOtherPlans_areOfNoUse() {
    there("30", SWEEP);
    Object[] other = resumed();
    other[4] = "13";

    assertThat(there(UNBREAKABLE, other).err()).contains("ran 65 chunks of 1 plans");
  }

  @Test
  void nobody_isSaid_andNothingIsWritten() {
    Result result = there("nobody", "run");

    assertThat(result.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(result.complaints()).isEqualTo("stampede: error: nobody answers");
    assertThat(result.out()).isEmpty();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void sparkThatWasNotBuilt_isSaid() {
    assertThat(wrong("--executor", "spark", "--master", "spark://host:7077"))
        .isEqualTo(
            """
            stampede: error: --executor spark: this Stampede was built without Spark
              help: build it with 'mvn -Pcluster -DskipTests package', and start it with ./stampede
            """);
  }

  @Test
  void whatCannotBe_isSaid() {
    assertThat(wrong("--executor", "sprak"))
        .contains("--executor: there is no 'sprak'")
        .contains("did you mean 'spark'?");
    assertThat(wrong("--executor", "loopback")).contains("--executor loopback needs --master");
    assertThat(wrong("--master", "spark://host:7077"))
        .contains("--master goes with --executor spark");
    assertThat(wrong("--executor", "loopback", "--master", "x"))
        .contains("--master: 'x' is no number");
  }

  private String wrong(Object... options) {
    List<Object> words = new ArrayList<>(List.of("run", file, "-q"));
    words.addAll(List.of(options));
    Result result = run(words.toArray());
    assertThat(result.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(result.out()).isEmpty();
    return result.err();
  }
}
