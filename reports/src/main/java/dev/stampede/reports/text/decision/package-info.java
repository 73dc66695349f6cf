/** What a decision rests on, in words: how sure it is, and what would change it. */
@NullMarked
package dev.stampede.reports.text.decision;

import org.jspecify.annotations.NullMarked;
