/// Rule files as values: parsing, tag selection, checks, chains and the difference of two rule
/// sets. Reads no file and asks no registry; environment and texts come in as parameters.
@NullMarked
package io.github.imagesync.rules;

import org.jspecify.annotations.NullMarked;
