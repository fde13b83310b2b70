/// Tests of the rules: the vectors, and each promise by its name.
@NullMarked
package io.github.imagesync.rules;

import org.jspecify.annotations.NullMarked;
