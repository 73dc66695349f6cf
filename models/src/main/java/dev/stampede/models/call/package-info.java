/**
 * One attempt on its way: the call, the link it takes, and what is told of it before its answer.
 */
@NullMarked
package dev.stampede.models.call;

import org.jspecify.annotations.NullMarked;
