package dev.stampede.scenarios.read;

/**
 * One of the kinds that something may be of.
 *
 * @param <D> what reads it
 * @param name the word for it
 * @param shape what belongs to it: what stands below its name, or beside it
 * @param sentence what it is, without a full stop
 * @param decoder reads it
 */
public record Kind<D>(String name, Shape shape, String sentence, D decoder) {

  /** Returns a kind that has the keys of a form, whose sentence says what it is. */
  public static <D> Kind<D> of(String name, Form form, D decoder) {
    return new Kind<>(name, new Shape.Keys(form), form.sentence(), decoder);
  }
}
