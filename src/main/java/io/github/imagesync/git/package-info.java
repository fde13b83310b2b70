/// The config repository: its rule files at a commit, and the ref that keeps the sync state.
/// Fetches into memory or reads a folder, never checks out. Knows no registry and no forge's API;
/// the only room that knows JGit.
@NullMarked
package io.github.imagesync.git;

import org.jspecify.annotations.NullMarked;
