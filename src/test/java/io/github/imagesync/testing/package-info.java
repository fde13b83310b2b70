/// What the tests share: real registries, small images, and a plain client that shares no code with
/// the program's own, so that neither can hide the other's bug.
@NullMarked
package io.github.imagesync.testing;

import org.jspecify.annotations.NullMarked;
