package io.github.imagesync.oci;

/// What names a manifest inside its repository: a tag, which may move, or a digest, which can't
/// (distribution-spec, "Pulling manifests": `<reference>`).
public sealed interface Target permits Tag, Digest {}
