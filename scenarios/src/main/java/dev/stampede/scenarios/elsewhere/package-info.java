/** Questions whose trials are run elsewhere: a folder of work to do, and of what is done. */
@NullMarked
package dev.stampede.scenarios.elsewhere;

import org.jspecify.annotations.NullMarked;
