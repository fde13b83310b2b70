/// OCI image-layout folders on disk as sources and destinations (image-spec, "Image Layout"). Knows
/// no HTTP.
@NullMarked
package io.github.imagesync.registry.layout;

import org.jspecify.annotations.NullMarked;
