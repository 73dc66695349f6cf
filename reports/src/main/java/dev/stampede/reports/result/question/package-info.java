/** What the answers to all questions about several runs have in common. */
@NullMarked
package dev.stampede.reports.result.question;

import org.jspecify.annotations.NullMarked;
