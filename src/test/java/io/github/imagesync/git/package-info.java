/// Tests of the config repository against a real Git server: `git http-backend`.
@NullMarked
package io.github.imagesync.git;

import org.jspecify.annotations.NullMarked;
