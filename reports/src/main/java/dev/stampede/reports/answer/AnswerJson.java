package dev.stampede.reports.answer;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.UseCaseCourse;
import dev.stampede.reports.result.beside.RunsBeside;
import dev.stampede.reports.result.capacity.CapacityAnswer;
import dev.stampede.reports.result.comparison.ComparisonAnswer;
import dev.stampede.reports.result.sweep.SweepAnswer;
import dev.stampede.reports.result.tipping.TippingAnswer;
import dev.stampede.reports.result.uncertain.UncertainAnswer;
import dev.stampede.reports.result.year.YearAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * {@code answer.json}: all that reports of an answer are drawn from, exactly, so that they can be
 * drawn again without running anything. It is for the version that wrote it alone. Programs read
 * {@code summary.json} and the tables, whose fields stay from version to version.
 *
 * <p>Unlike those it tells a figure that is infinite from one that there is not, and holds every
 * histogram. The figures of each replication are left to {@code replications.csv}: nothing is drawn
 * from them, and of many replications they are most of what there is.
 */
public final class AnswerJson {

  /** Name of the file in a folder of results. */
  public static final String NAME = "answer.json";

  private static final String SCHEMA = "stampede.answer/v1";

  private static final Map<String, Class<? extends Answer>> KINDS =
      Map.of(
          "run", Experiment.class,
          "comparison", ComparisonAnswer.class,
          "sweep", SweepAnswer.class,
          "uncertain", UncertainAnswer.class,
          "capacity", CapacityAnswer.class,
          "tipping", TippingAnswer.class,
          "year", YearAnswer.class,
          "runs", RunsBeside.class);

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  // Double.toString changed in Java 19; this writer is the same everywhere.
                  .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                  .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                  .build())
          .addModule(
              new SimpleModule()
                  .addSerializer(Histogram.class, new PackedHistogram())
                  .addDeserializer(Histogram.class, new UnpackedHistogram()))
          // What a record works out is no part of it.
          .changeDefaultVisibility(seen -> seen.withIsGetterVisibility(Visibility.NONE))
          .addMixIn(UseCaseCourse.class, HistogramsOnDemand.OfCourse.class)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private AnswerJson() {}

  /** Writes an answer to a stream, which stays open. */
  public static void write(Answer answer, OutputStream out) throws IOException {
    try (JsonGenerator json = MAPPER.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringProperty("schema", SCHEMA);
      json.writeStringProperty("kind", kind(answer));
      json.writePOJOProperty("answer", answer.withoutReplications());
      json.writeEndObject();
    }
  }

  /**
   * Reads the answer that a folder of results holds; of a run, without the figures of each
   * replication.
   *
   * @throws IOException if there is none, or it is not a whole one of this version; the message
   *     names the folder and says what to do
   */
  public static Answer read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "%s is no folder of results that can be drawn again: there is no %s in it"
              .formatted(folder, NAME));
    }
    try {
      JsonNode tree = MAPPER.readTree(file);
      Class<? extends Answer> kind = KINDS.get(tree.path("kind").stringValue(""));
      if (kind == null || !tree.path("schema").stringValue("").equals(SCHEMA)) {
        throw new IOException(unfit(file));
      }
      return MAPPER.treeToValue(tree.path("answer"), kind);
    } catch (JacksonException e) {
      throw new IOException(unfit(file), e);
    }
  }

  private static String unfit(Path file) {
    return "%s is damaged, or another version of Stampede wrote it: run the scenario again"
        .formatted(file);
  }

  private static String kind(Answer answer) {
    return KINDS.entrySet().stream()
        .filter(kind -> kind.getValue().isInstance(answer))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no name for " + answer.getClass()))
        .getKey();
  }
}
