/** What providers' status pages show, and who acts on it. */
@NullMarked
package dev.stampede.models.status;

import org.jspecify.annotations.NullMarked;
