/** What serves behind a provider's door: pools of servers, shared machines, and inference. */
@NullMarked
package dev.stampede.models.server;

import org.jspecify.annotations.NullMarked;
