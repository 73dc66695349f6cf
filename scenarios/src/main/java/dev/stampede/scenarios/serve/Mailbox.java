package dev.stampede.scenarios.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a page is to be told. Of each kind of news it keeps the last: a slow reader misses what was
 * overtaken, and one that comes again hears where things stand.
 */
final class Mailbox {

  /**
   * Some news.
   *
   * @param kind what it is about
   * @param number of the move that it is an answer to
   */
  record Letter(String kind, int number, String text) {}

  private final Map<String, Letter> last = new LinkedHashMap<>();
  private final Set<String> unread = new LinkedHashSet<>();
  private int reader;
  private boolean closed;

  /** Puts news in place of the last ones of their kind. */
  synchronized void put(Letter letter) {
    last.put(letter.kind, letter);
    unread.add(letter.kind);
    notifyAll();
  }

  /**
   * Begins to read, from where things stand; whoever read before gets nothing more.
   *
   * @return the number of the reader
   */
  synchronized int open() {
    reader++;
    unread.addAll(last.keySet());
    notifyAll();
    return reader;
  }

  /**
   * Waits for news.
   *
   * @param number of the reader
   * @param millis how long to wait, above 0
   * @return none if there were none; empty if the reader gets no more
   */
  synchronized Optional<List<Letter>> take(int number, long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (unread.isEmpty() && number == reader && !closed) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return Optional.of(List.of());
      }
      wait(left);
    }
    if (number != reader || (closed && unread.isEmpty())) {
      return Optional.empty();
    }
    List<Letter> letters = new ArrayList<>();
    unread.forEach(kind -> letters.add(last.get(kind)));
    unread.clear();
    return Optional.of(letters);
  }

  /** Whether a reader is the last one that came. */
  synchronized boolean isReadBy(int number) {
    return number == reader;
  }

  /** Lets the reader end when it has read all. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
