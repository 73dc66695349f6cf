package dev.stampede.reports.format;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.result.Answer;
import java.util.Map;
import java.util.function.Function;

/**
 * A form in which answers of one kind are written as files.
 *
 * @param kind of the answers
 * @param drawn whether writing it is mostly drawing, which takes long and little memory
 * @param files by their names, below the folder of the answer; nothing is written or drawn yet
 */
record FileFormat<A extends Answer>(
    Class<A> kind, boolean drawn, Function<A, Map<String, Artefact>> files) {

  /** Returns the files of an answer; none of one of another kind. */
  Map<String, Artefact> of(Answer answer) {
    return kind.isInstance(answer) ? files.apply(kind.cast(answer)) : Map.of();
  }
}
