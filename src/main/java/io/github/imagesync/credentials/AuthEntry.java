package io.github.imagesync.credentials;

import io.github.imagesync.credentials.Login.Transport;
import io.github.imagesync.document.Place;
import java.util.Optional;

/// One entry of auth.json. Without a credential it only says how strictly to connect.
record AuthEntry(AuthKey key, Optional<Credential> credential, Transport transport, Place place) {}
