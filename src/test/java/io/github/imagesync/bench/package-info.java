/// Measurements and what they need; run by hand with `scripts/bench`, never by the tests.
@NullMarked
package io.github.imagesync.bench;

import org.jspecify.annotations.NullMarked;
