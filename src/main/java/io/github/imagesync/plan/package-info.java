/// What a sync would do: `Survey` asks, `Planner` decides, `Limits` refuses. Writes nothing: it is
/// given sources only.
@NullMarked
package io.github.imagesync.plan;

import org.jspecify.annotations.NullMarked;
