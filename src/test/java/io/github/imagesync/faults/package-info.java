/// Whole syncs over connections and registries that fail by script: what becomes of the image that
/// was hit, of its tag and of all the others. Knows the rooms' public parts only.
@NullMarked
package io.github.imagesync.faults;

import org.jspecify.annotations.NullMarked;
