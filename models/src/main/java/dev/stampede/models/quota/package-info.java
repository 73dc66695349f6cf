/** How much of a provider a tenant may use. */
@NullMarked
package dev.stampede.models.quota;

import org.jspecify.annotations.NullMarked;
