/** Pools of endpoints: which one a call goes to, and which ones are left alone for a while. */
@NullMarked
package dev.stampede.models.routing;

import org.jspecify.annotations.NullMarked;
