/// Whole jobs, each readable as its definition. They tell the world through `Audience`, in the
/// values of `report`; they know no terminal, no GitHub and no HTTP.
@NullMarked
package io.github.imagesync.job;

import org.jspecify.annotations.NullMarked;
