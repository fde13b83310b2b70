@NullMarked
package io.github.imagesync.github;

import org.jspecify.annotations.NullMarked;
