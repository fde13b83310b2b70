/// The program from outside: arguments in; stdout, stderr, files and exit code out.
@NullMarked
package io.github.imagesync.cli;

import org.jspecify.annotations.NullMarked;
