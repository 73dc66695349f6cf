package dev.stampede.models.work;

import java.io.Serializable;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What ended a call, where its status leaves that open: a 529 may come from an outage, from a full
 * queue or from one that a fault holds up. It is there to be told, and nothing decides by it but a
 * set of ends that names attempts without a connection. None is made for a single call: there is
 * one of each kind, and one for each limit of a quota.
 *
 * @param kind what it was
 * @param detail which one: the name of a quota's limit, or of one of several timeouts; {@code hang}
 *     for a fault that takes up no connection; the kind of the fault that held a queue up; the id
 *     of a step; empty where there is nothing to add
 */
public record Cause(Kind kind, String detail) implements Comparable<Cause>, Serializable {

  /** What may end a call. */
  public enum Kind {
    /** The status says it all. */
    NONE,
    /** An outage refused it, let it hang or cut it off. */
    OUTAGE,
    /** A brown-out struck it. */
    BROWNOUT,
    /** A fault kept everybody out. */
    FRONT_DOOR,
    /** The provider's front door had no room. */
    FRONT_DOOR_FULL,
    /** A tier on the way in had no room. */
    TIER_FULL,
    /** It was in a tier on the way in for too long. */
    TIER_TIMEOUT,
    /** A fault of a tier on the way in struck it. */
    TIER_FAULT,
    /** What a tier on the way in depends on gave no answer. */
    DEPENDENCY,
    /** The provider's own queue had no room. */
    QUEUE_FULL,
    /** The provider's queue dropped it, as one that controls delay does. */
    QUEUE_DROPPED,
    /** It had waited in the provider's queue for as long as that lets calls wait. */
    QUEUE_TIMEOUT,
    /** Its owner had no more patience with the provider's queue. */
    QUEUE_PATIENCE,
    /** The provider kept the room for more important calls. */
    SHED,
    /** It would not fit into the provider's cache even if that were empty. */
    TOO_LONG,
    /** A limit of a quota refused it. */
    QUOTA,
    /** A limit of a quota refused it while a fault had made that smaller. */
    QUOTA_CUT,
    /** A fault broke its stream off. */
    STREAM_CUT,
    /** A gray failure lost its answer, or sent it late. */
    GRAY,
    /** It was answered, worse than usual because of a fault. */
    QUALITY,
    /** Every endpoint of a pool had used up what it may be sent. */
    POOL_FULL,
    /** The node that it was on died of its load. */
    NODE_DIED,
    /** It was sent to a node that had died, as nobody knew yet. */
    NODE_UNREACHABLE,
    /** No node was in rotation. */
    NO_NODE_LEFT,
    /** A step of the operators refused it or cut it off. */
    STEP,
    /** One of several timeouts; where there is one only, the status says it. */
    TIMEOUT
  }

  /** The status says it all. */
  public static final Cause NONE = new Cause(Kind.NONE, "");

  /** Time was up before there was a connection. */
  public static final Cause NOT_CONNECTED = new Cause(Kind.TIMEOUT, "connect");

  private static final Map<Kind, Cause> PLAIN = plain();

  private static final Comparator<Cause> ORDER =
      Comparator.comparing(Cause::kind).thenComparing(Cause::detail);

  private static Map<Kind, Cause> plain() {
    Map<Kind, Cause> plain = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      plain.put(kind, kind == Kind.NONE ? NONE : new Cause(kind, ""));
    }
    return plain;
  }

  /** Returns the one of a kind that needs no detail. */
  public static Cause of(Kind kind) {
    return Objects.requireNonNull(PLAIN.get(kind));
  }

  @Override
  public int compareTo(Cause other) {
    return ORDER.compare(this, other);
  }
}
