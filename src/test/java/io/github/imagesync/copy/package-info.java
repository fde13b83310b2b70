/// Copying between real image-layout folders: what is written, in which order, and what is not.
@NullMarked
package io.github.imagesync.copy;

import org.jspecify.annotations.NullMarked;
