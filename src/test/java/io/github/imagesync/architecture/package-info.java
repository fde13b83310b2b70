/// What docs/architecture.md says of the rooms, held to the classes.
@NullMarked
package io.github.imagesync.architecture;

import org.jspecify.annotations.NullMarked;
