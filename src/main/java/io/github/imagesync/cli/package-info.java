/// The command line: options, one class a command, and the wiring of the rooms below. The only room
/// that reads the process's environment, prints and exits.
@NullMarked
package io.github.imagesync.cli;

import org.jspecify.annotations.NullMarked;
