package dev.stampede.engine;

/** What {@link Chatter} needs of a simulation kernel. */
interface Kernel {

  long now(int process);

  void send(int from, int to, long delay, int payload);

  void set(int process, int timer, long delay);

  void cancel(int process, int timer);

  boolean isSet(int process, int timer);
}
