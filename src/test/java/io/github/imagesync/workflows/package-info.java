@NullMarked
package io.github.imagesync.workflows;

import org.jspecify.annotations.NullMarked;
