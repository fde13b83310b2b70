/// The job inside GitHub Actions: the event, check runs, job summary, annotations and workflow
/// commands. Only this room knows GitHub's API; it knows no registry protocol, and nothing that a
/// pull request reaches here can write to a registry.
@NullMarked
package io.github.imagesync.github;

import org.jspecify.annotations.NullMarked;
