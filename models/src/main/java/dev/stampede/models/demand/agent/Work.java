package dev.stampede.models.demand.agent;

/** What agents have done: answers that they got, tools that they began, and what both took. */
final class Work {

  long steps;
  long tools;

  /** Of prompts and answers. */
  long tokens;

  long nanos;

  void add(Work other) {
    steps += other.steps;
    tools += other.tools;
    tokens += other.tokens;
    nanos += other.nanos;
  }

  void clear() {
    steps = 0;
    tools = 0;
    tokens = 0;
    nanos = 0;
  }
}
