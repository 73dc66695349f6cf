package dev.stampede.reports.file;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How records become JSON: their fields in their order, indented, the same text in every locale, on
 * every system and version of Java.
 */
public final class JsonText {

  /** JSON has no word for never, or for a figure that there is not: both are null. */
  private static final SimpleModule FINITE_OR_NULL =
      new SimpleModule()
          .addSerializer(Double.class, new FiniteOrNull())
          .addSerializer(Double.TYPE, new FiniteOrNull())
          .addDeserializer(Double.TYPE, new NumberOrNaN());

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  // Double.toString changed in Java 19; this writer is the same everywhere.
                  .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                  .build())
          .addModule(FINITE_OR_NULL)
          // What a record says of itself beside its components is no field of it.
          .changeDefaultVisibility(fields -> fields.withIsGetterVisibility(Visibility.NONE))
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
          .enable(EnumFeature.READ_ENUMS_USING_TO_STRING)
          // Fields may be added by a later version, but none that this one knows may be missing.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final ObjectWriter WRITER =
      MAPPER
          .writer()
          .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private JsonText() {}

  /** Returns a record as JSON text, with a line feed at its end. */
  public static String of(Object written) {
    return WRITER.writeValueAsString(written) + "\n";
  }
}
