package io.github.imagesync.job;

import java.util.Optional;

/// The files of one commit of a config repository, such as `auth.json`; empty where there is no
/// such file.
@FunctionalInterface
public interface CommitFiles {

  Optional<byte[]> of(String path);
}
