package dev.stampede.cluster;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.SparkFiles;

/**
 * Files that scenarios name, as Spark has brought them to an executor.
 *
 * @param names what each is called there, by the path that scenarios name
 */
record ShippedFiles(Map<String, String> names) implements Serializable {

  /** Copies the map. */
  ShippedFiles {
    names = Map.copyOf(names);
  }

  /** Returns where each file lies here; one that was not brought is where it is said to be. */
  UnaryOperator<Path> places() {
    return file -> {
      String name = names.get(file.toString());
      return name == null ? file : Path.of(SparkFiles.get(name));
    };
  }
}
