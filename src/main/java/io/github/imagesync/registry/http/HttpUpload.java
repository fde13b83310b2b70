package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.registry.BlobContent;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.Upload;
import java.net.URI;

/// An upload that the registry has opened.
final class HttpUpload implements Upload {

  private final Exchange exchange;
  private final Site site;
  private final URI location;

  HttpUpload(Exchange exchange, Site site, URI location) {
    this.exchange = exchange;
    this.site = site;
    this.location = location;
  }

  @Override
  public long send(Descriptor blob, BlobContent content) {
    return new PutBlob(location, blob, content).make(exchange, site);
  }

  /// A session that stays open is the registry's to clean up; nothing depends on it here.
  @Override
  public void abandon() {
    try {
      new AbandonUpload(location).make(exchange, site);
    } catch (RegistryException _) {
      // See above.
    }
  }
}
