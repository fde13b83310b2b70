/// JSON and YAML text with comments, as nodes that know their line and column; and the problems
/// found in them. Knows nothing of rules, credentials or files on disk.
@NullMarked
package io.github.imagesync.document;

import org.jspecify.annotations.NullMarked;
