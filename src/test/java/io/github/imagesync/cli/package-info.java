/// The command line as its users meet it.
@NullMarked
package io.github.imagesync.cli;

import org.jspecify.annotations.NullMarked;
