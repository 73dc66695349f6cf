package dev.stampede.models.work;

import dev.stampede.models.check.Require;

/**
 * The quality of answers by the difficulty of the matter, from 0 to 1: a line from the easiest to
 * the hardest.
 *
 * @param easy quality for the easiest matter, in [0, 1]
 * @param hard quality for the hardest, in [0, 1]
 */
public record Quality(double easy, double hard) {

  /** Rejects qualities outside [0, 1]. */
  public Quality {
    Require.share("easy", easy);
    Require.share("hard", hard);
  }

  /** The same quality whatever the matter. */
  public static Quality of(double quality) {
    return new Quality(quality, quality);
  }

  /** Returns the quality for the matter of work. */
  public double forMatter(Request request) {
    return easy == hard ? easy : easy + (hard - easy) * request.difficulty();
  }

  /** The best that there can be. */
  public double best() {
    return Math.max(easy, hard);
  }
}
