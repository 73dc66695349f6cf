package dev.stampede.engine;

/**
 * Two cache lines of nothing before the fields of a subclass. Processors move memory between cores
 * by lines of 64 bytes, and fetch their neighbour with them: two threads that write different
 * fields on one line wait for each other at every write. A superclass's fields come first in an
 * object, so the fields of two subclasses are never closer than this.
 */
abstract class Padding {

  long p01, p02, p03, p04, p05, p06, p07, p08;
  long p09, p10, p11, p12, p13, p14, p15, p16;
}
