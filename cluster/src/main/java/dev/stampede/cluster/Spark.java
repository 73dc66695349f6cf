package dev.stampede.cluster;

import dev.stampede.experiments.chunk.Chunk;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.scenarios.Stampede;
import dev.stampede.scenarios.executor.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;

/**
 * A connection to Spark, over which any number of plans can be run, one after the other. A process
 * can have one at a time: that is Spark's rule.
 */
public final class Spark implements Cluster {

  private final SparkMaster master;
  private final SparkContext context;
  private final JavaSparkContext java;
  private final Consumer<String> notes;

  /** Files that Spark has taken over, and what it calls them. */
  private final Map<Path, String> taken = new HashMap<>();

  private Spark(SparkMaster master, SparkContext context, Consumer<String> notes) {
    this.master = master;
    this.context = context;
    this.notes = notes;
    this.java = new JavaSparkContext(context);
  }

  /**
   * Connects to a cluster.
   *
   * @param master {@code spark://HOST:PORT}; {@code local[N]} is N threads of this process
   * @param jars with Stampede in them, which are sent to where trials run
   * @param notes takes what is good to know while trials run
   * @throws IOException if nobody answers within half a minute; the message says why
   * @throws IllegalArgumentException if the address is none
   */
  public static Spark connect(String master, List<Path> jars, Consumer<String> notes)
      throws IOException {
    SparkMaster address = new SparkMaster(master);
    address
        .objection()
        .ifPresent(
            objection -> {
              throw new IllegalArgumentException(objection);
            });
    return new Spark(address, SparkConnection.open(address, jars), notes);
  }

  /**
   * {@inheritDoc} What is lost with a machine is run again by Spark.
   *
   * @throws UncheckedIOException if Spark ends before the plan does, or a chunk was lost several
   *     times
   */
  @Override
  public void run(Plan plan, List<Chunk> chunks, Receiver receiver, Cancellation cancellation) {
    new SparkRun(this, plan, chunks).run(receiver, cancellation);
  }

  /** Where it is. */
  String master() {
    return master.url();
  }

  SparkContext context() {
    return context;
  }

  /** How many tasks run at once, as far as it is known by now; at least 1. */
  int cores() {
    return Math.max(1, context.defaultParallelism());
  }

  /** Tells that no executor has come, if that is so: Spark itself would wait for ever. */
  void noteIfAlone() {
    if (master.isElsewhere() && context.statusTracker().getExecutorInfos().length <= 1) {
      notes.accept(
          "Spark at %s has given this run no executor yet: its workers are busy, or none has %s of memory (STAMPEDE_JAVA_OPTS=-Dspark.executor.memory=512m asks for less)"
              .formatted(master.url(), context.getConf().get("spark.executor.memory", "1g")));
    }
  }

  /** Whether any executor is still busy with what nobody waits for any more. */
  boolean isBusy() {
    for (var executor : context.statusTracker().getExecutorInfos()) {
      if (executor.numRunningTasks() > 0) {
        return true;
      }
    }
    return false;
  }

  /** Sends a plan to all executors, with the files that its scenarios name. */
  Broadcast<SharedPlan> share(Plan plan) {
    return java.broadcast(new SharedPlan(plan, files(plan)));
  }

  /** Returns one partition for each chunk. */
  RDD<ChunkRange> partitions(List<Chunk> chunks) {
    return java.parallelize(chunks.stream().map(ChunkRange::of).toList(), chunks.size()).rdd();
  }

  private ShippedFiles files(Plan plan) {
    if (!master.isElsewhere()) {
      return new ShippedFiles(Map.of());
    }
    Map<String, String> names = new HashMap<>();
    for (Path file : Stampede.files(plan)) {
      names.put(file.toString(), taken.computeIfAbsent(file, this::take));
    }
    return new ShippedFiles(names);
  }

  /** Hands a file to Spark, which sends it to each executor once. */
  private String take(Path file) {
    try {
      // Spark knows files by their names alone, and two folders may have files of one name.
      Path folder = Files.createTempDirectory("stampede");
      folder.toFile().deleteOnExit();
      String name = "%d-%s".formatted(taken.size(), file.getFileName());
      Path link = Files.createSymbolicLink(folder.resolve(name), file.toRealPath());
      link.toFile().deleteOnExit();
      java.addFile(link.toUri().toString());
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot send %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    context.stop();
  }
}
