package dev.stampede.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/** Opens a connection to Spark, or says within half a minute that it cannot. */
final class SparkConnection {

  private static final long PATIENCE_MILLIS = 20_000;
  private static final long LOOK_MILLIS = 200;

  /**
   * Of our own, since Spark would tell all that it does; {@code -Dstampede.spark.log=info} does.
   */
  private static final String LOGGING = "stampede-log4j2.properties";

  /** What is said only where the user does not, as in {@code -Dspark.executor.memory=4g}. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "spark.app.name", "stampede",
          "spark.ui.enabled", "false",
          "spark.ui.showConsoleProgress", "false",
          // An executor that hangs is given up after 20 seconds, not after two or three minutes.
          "spark.network.timeout", "20s",
          "spark.network.timeoutInterval", "2s",
          "spark.executor.heartbeatInterval", "2s",
          // Results are taken as they come; what is on its way is bounded elsewhere.
          "spark.driver.maxResultSize", "0");

  private SparkConnection() {}

  /**
   * Opens a connection.
   *
   * @param jars with Stampede in them, which executors are given; none where they have it
   * @throws IOException if nobody answers; the message says why
   */
  static SparkContext open(SparkMaster master, List<Path> jars) throws IOException {
    System.setProperty(
        "log4j2.configurationFile", System.getProperty("log4j2.configurationFile", LOGGING));
    SparkConf conf = new SparkConf().setMaster(master.url());
    master
        .reach()
        .map(InetAddress::getHostAddress)
        .ifPresent(address -> conf.setIfMissing("spark.driver.host", address));
    DEFAULTS.forEach(conf::setIfMissing);
    if (master.isElsewhere()) {
      conf.setIfMissing(
          "spark.jars", jars.stream().map(Path::toString).collect(Collectors.joining(",")));
    }
    return open(master, conf);
  }

  /**
   * Spark itself asks three times, 20 seconds each, and then ends by itself. How long it takes to
   * start, which on a busy machine is long, does not count.
   */
  private static SparkContext open(SparkMaster master, SparkConf conf) throws IOException {
    CompletableFuture<SparkContext> opening = new CompletableFuture<>();
    Thread thread = new Thread(() -> complete(opening, conf), "spark");
    thread.setDaemon(true);
    thread.start();
    try {
      for (long waited = 0; waited < PATIENCE_MILLIS; ) {
        SparkContext context = opened(opening);
        if (context != null) {
          return context;
        }
        waited += isWaiting(thread) ? LOOK_MILLIS : 0;
      }
    } catch (ExecutionException e) {
      throw new IOException(
          "cannot connect to Spark at %s: %s".formatted(master.url(), e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted before Spark answered at " + master.url(), e);
    }
    throw new IOException(
        "no Spark answers at %s within %d s: somebody listens there, who is no master of Spark %s"
            .formatted(
                master.url(),
                PATIENCE_MILLIS / 1000,
                org.apache.spark.package$.MODULE$.SPARK_VERSION()));
  }

  /** Returns the context; null if it is not open after a little while. */
  private static @Nullable SparkContext opened(CompletableFuture<SparkContext> opening)
      throws ExecutionException, InterruptedException {
    try {
      return opening.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    }
  }

  /** Whether Spark has started, and waits for its master. */
  private static boolean isWaiting(Thread opening) {
    return Arrays.stream(opening.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("waitForRegistration"));
  }

  private static void complete(CompletableFuture<SparkContext> opening, SparkConf conf) {
    try {
      opening.complete(new SparkContext(conf));
    } catch (RuntimeException | Error e) { // whoever waits for it throws it on
      opening.completeExceptionally(e);
    }
  }
}
