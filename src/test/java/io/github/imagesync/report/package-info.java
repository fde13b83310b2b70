@NullMarked
package io.github.imagesync.report;

import org.jspecify.annotations.NullMarked;
