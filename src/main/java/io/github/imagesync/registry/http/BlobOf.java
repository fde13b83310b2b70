package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.registry.http.Request.Method;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/// A blob's bytes from an offset on (distribution-spec, "Pulling blobs"; RFC 9110, section 14).
/// What it reads is the stream, open, at that offset.
record BlobOf(Descriptor blob, long offset, Lane lane) implements Call<InputStream> {

  private static final Pattern RANGE = Pattern.compile("bytes\\s+(\\d{1,18})-.*");

  static BlobOf whole(Descriptor blob) {
    return new BlobOf(blob, 0, Lane.READ);
  }

  /// What is left of a blob that broke off there.
  static BlobOf rest(Descriptor blob, long offset) {
    return new BlobOf(blob, offset, Lane.READ_ON);
  }

  @Override
  public Request request(Site site) {
    var whole = Request.of(site, Method.GET, "blobs/" + blob.digest()).in(lane);
    return offset == 0 ? whole : whole.with("Range", "bytes=" + offset + "-");
  }

  @Override
  public InputStream read(Answer answer) {
    return switch (answer.status()) {
      case 200 -> skipped(answer, offset);
      case 206 -> skipped(answer, offset - start(answer));
      default -> throw Failures.refused(answer);
    };
  }

  /// Leaves the answer open: the stream is read by the caller, who closes it.
  @Override
  public InputStream make(Exchange exchange, Site site) {
    var answer = exchange.send(request(site));
    try {
      return read(answer);
    } catch (RuntimeException e) {
      answer.close();
      throw e;
    }
  }

  private long start(Answer answer) {
    var range = RANGE.matcher(answer.header("Content-Range").orElse(""));
    long start = range.matches() ? Long.parseLong(range.group(1)) : -1;
    if (start < 0 || start > offset) {
      throw Failures.unexpected(answer, "answered with another range than from byte " + offset);
    }
    return start;
  }

  private static InputStream skipped(Answer answer, long bytes) {
    try {
      var in = answer.stream();
      in.skipNBytes(bytes);
      return in;
    } catch (IOException e) {
      throw Failures.broken(answer.request(), e);
    }
  }
}
