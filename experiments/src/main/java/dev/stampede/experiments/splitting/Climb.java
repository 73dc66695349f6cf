package dev.stampede.experiments.splitting;

import dev.stampede.engine.random.RandomStream;
import java.util.Optional;

/**
 * Something that goes on by chance, and either passes one level after another or ends before. From
 * where it is it can be gone on with as often as wanted, with other chance each time: so a state
 * must hold all that what comes next depends on.
 *
 * @param <S> where it is; never changed once it is handed out
 */
public interface Climb<S> {

  /** How many levels there are, at least 1; the rare event is to reach the last. */
  int levels();

  /** Begins, below the first level. */
  S begin(RandomStream chance);

  /**
   * Goes on until it reaches a level, or ends before.
   *
   * @param from where it reached the level before, or began
   * @param level from 1 to {@link #levels}
   * @return where it is when it reaches the level; empty if it ends before
   */
  Optional<S> reach(S from, int level, RandomStream chance);
}
