/// What reports look like, and that nothing in them is obeyed.
@NullMarked
package io.github.imagesync.report;

import org.jspecify.annotations.NullMarked;
