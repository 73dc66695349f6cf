package dev.stampede.models.cost;

/** What something is paid for. */
public enum CostPart {
  /** Work that ended outside its tolerance. */
  TICKETS,
  /** Calls to providers that were served, by their tokens and by the call. */
  TOKENS,
  /** People at desks, by the hour or by the piece. */
  PEOPLE,
  /** Servers, by the hour or by the piece. */
  REPLICAS,
  /** Capacity that is paid whether it is used or not. */
  RESERVED,
  /** Architectures, by being there. */
  FIXED,
  /** What people did not do for want of help, by the hour. */
  LOST_HOURS
}
