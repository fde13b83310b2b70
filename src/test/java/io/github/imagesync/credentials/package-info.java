/// Which login is chosen for which repository, and that none of it is ever seen.
@NullMarked
package io.github.imagesync.credentials;

import org.jspecify.annotations.NullMarked;
