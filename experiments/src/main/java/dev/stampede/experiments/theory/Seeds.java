package dev.stampede.experiments.theory;

/**
 * The seeds of a page. What has numbers of its own below ten thousand million on the page that is
 * kept has others on each other page.
 *
 * @param page 1 for the page that is kept
 */
record Seeds(long page) {

  /** Those of the page that is kept. */
  static final Seeds KEPT = new Seeds(1);

  private static final long A_PAGE = 10_000_000_000L;

  /** The seed on this page of what has one on the page that is kept. */
  long of(long kept) {
    return kept + (page - 1) * A_PAGE;
  }
}
