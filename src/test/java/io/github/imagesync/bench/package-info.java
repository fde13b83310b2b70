/// Measurements and what they need; run by hand, never by the tests.
@NullMarked
package io.github.imagesync.bench;

import org.jspecify.annotations.NullMarked;
