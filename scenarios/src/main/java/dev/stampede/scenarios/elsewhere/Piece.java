package dev.stampede.scenarios.elsewhere;

import dev.stampede.experiments.chunk.Chunk;

/**
 * A chunk of a folder, as its list of work has it.
 *
 * @param number from 0 on
 * @param plan SHA-256 of the plan, as it is written in the folder
 * @param from as in {@link Chunk}
 * @param until as in {@link Chunk}
 * @param key of its results, as {@link Wanted#key} makes it
 */
public record Piece(int number, String plan, int from, int until, String key) {

  String line() {
    return "%d %s %d %d %s".formatted(number, plan, from, until, key);
  }

  static Piece parse(String line) {
    String[] words = line.split(" ", -1);
    return new Piece(
        Integer.parseInt(words[0]),
        words[1],
        Integer.parseInt(words[2]),
        Integer.parseInt(words[3]),
        words[4]);
  }
}
