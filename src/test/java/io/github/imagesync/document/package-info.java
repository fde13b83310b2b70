/// Tests of reading JSON and YAML: places, problems, and texts made to break a reader.
@NullMarked
package io.github.imagesync.document;

import org.jspecify.annotations.NullMarked;
