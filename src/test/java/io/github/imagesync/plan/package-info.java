/// Planning from rules and findings.
@NullMarked
package io.github.imagesync.plan;

import org.jspecify.annotations.NullMarked;
