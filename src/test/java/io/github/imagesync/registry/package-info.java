/// What any registry must do for us, whoever made it.
@NullMarked
package io.github.imagesync.registry;

import org.jspecify.annotations.NullMarked;
