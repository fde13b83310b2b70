/// What users copy from: the files under `examples/`, and the pages of the documentation.
@NullMarked
package io.github.imagesync.examples;

import org.jspecify.annotations.NullMarked;
