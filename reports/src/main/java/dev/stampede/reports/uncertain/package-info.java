/** What is written and shown of choices in worlds that may be. */
@NullMarked
package dev.stampede.reports.uncertain;

import org.jspecify.annotations.NullMarked;
