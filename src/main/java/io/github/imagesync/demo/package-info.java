/// The whole job on one machine, to be watched: two embedded registries, sample images, a config
/// repository, a sync and what it says. Knows no option and no terminal.
@NullMarked
package io.github.imagesync.demo;

import org.jspecify.annotations.NullMarked;
