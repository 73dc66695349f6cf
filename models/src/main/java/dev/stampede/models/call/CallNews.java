package dev.stampede.models.call;

/** What a client can hear of its call before the answer. */
public enum CallNews {
  /** The provider has taken the connection up. */
  CONNECTED,
  /** The first token of a stream has come. */
  FIRST_TOKEN,
  /** A stream has been silent for longer than its client wants to wait for a token. */
  SILENT
}
