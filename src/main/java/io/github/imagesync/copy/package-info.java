/// Carries a plan out: children first, the tag last, each blob once for a registry.
@NullMarked
package io.github.imagesync.copy;

import org.jspecify.annotations.NullMarked;
