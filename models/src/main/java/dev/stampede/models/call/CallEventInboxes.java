package dev.stampede.models.call;

import dev.stampede.engine.Inbox;

/**
 * Where a gateway hears of the progress of its calls. A call that is told of still belongs to the
 * server; the gateway looks at nothing but its caller.
 */
public record CallEventInboxes(
    CallEvents events, Inbox<Call> connected, Inbox<Call> firstToken, Inbox<Call> silent) {}
