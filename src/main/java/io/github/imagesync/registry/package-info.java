/// Places that hold images: reading through `Source`, writing through `Destination`. The interfaces
/// here know neither HTTP nor folders, plans nor rules.
@NullMarked
package io.github.imagesync.registry;

import org.jspecify.annotations.NullMarked;
