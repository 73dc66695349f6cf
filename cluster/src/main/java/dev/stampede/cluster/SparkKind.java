package dev.stampede.cluster;

import dev.stampede.scenarios.Stampede;
import dev.stampede.scenarios.executor.Cluster;
import dev.stampede.scenarios.executor.ClusterKind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Spark as the command line knows it. */
public final class SparkKind implements ClusterKind {

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public Optional<String> objection(String address) {
    return new SparkMaster(address).objection();
  }

  @Override
  public Cluster connect(String address, Consumer<String> notes) throws IOException {
    return Spark.connect(address, jars(), notes);
  }

  /** The jars that this and all else of Stampede are in: none where classes lie in folders. */
  private static List<Path> jars() {
    return Stream.of(SparkKind.class, Stampede.class)
        .map(type -> type.getProtectionDomain().getCodeSource())
        .filter(Objects::nonNull)
        .map(SparkKind::path)
        .filter(Files::isRegularFile)
        .toList();
  }

  private static Path path(CodeSource source) {
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("every class path is made of URIs", e);
    }
  }
}
