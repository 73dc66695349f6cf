/** What an answer says, as blocks that a terminal and a page show alike. */
@NullMarked
package dev.stampede.reports.block;

import org.jspecify.annotations.NullMarked;
