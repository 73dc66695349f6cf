/** Answers as Markdown, for the pages on which pipelines and reviews show their results. */
@NullMarked
package dev.stampede.reports.markdown;

import org.jspecify.annotations.NullMarked;
