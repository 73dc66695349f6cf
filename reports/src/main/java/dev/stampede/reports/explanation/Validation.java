package dev.stampede.reports.explanation;

import java.util.List;

/**
 * What {@code validate --format json} says of scenario files. Fields may be added, never renamed.
 *
 * @param schema {@link #SCHEMA}
 * @param files in the order in which they were given; those that cannot be read are left out
 */
public record Validation(String schema, List<ValidatedFile> files) {

  /** The schema that this version writes. */
  public static final String SCHEMA = "stampede.validation/v1";

  /** Copies the list. */
  public Validation {
    files = List.copyOf(files);
  }

  /**
   * A file.
   *
   * @param file as the user gave it
   * @param valid whether it can be run
   * @param problems errors, warnings and advice, from top to bottom
   */
  public record ValidatedFile(String file, boolean valid, List<Finding> problems) {

    /** Copies the list. */
    public ValidatedFile {
      problems = List.copyOf(problems);
    }
  }
}
