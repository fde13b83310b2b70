/// Fills registries for measurements; run by `scripts/bench`, never by the tests.
@NullMarked
package io.github.imagesync.bench;

import org.jspecify.annotations.NullMarked;
