package io.github.imagesync.registry.embedded;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MediaType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/// Blobs that are there (distribution-spec, "Pulling blobs", "Deleting Blobs").
final class BlobEndpoint {

  private static final int BUFFER = 128 * 1024;

  private final Storage storage;

  BlobEndpoint(Storage storage) {
    this.storage = storage;
  }

  /// GET and HEAD; a GET may ask for a part.
  void get(Call call, String name, Digest digest) throws IOException {
    try (var content = storage.existing(name).blobs().channel(digest)) {
      long size = content.size();
      call.with("Content-Type", MediaType.OCTETS.name())
          .with("Accept-Ranges", "bytes")
          .with("Docker-Content-Digest", digest.toString());
      var header = call.method().equals("GET") ? call.header("Range") : null;
      var range = ContentRange.requested(header, size).orElseThrow(() -> unsatisfiable(size));
      boolean whole = range.length() == size;
      if (!whole) {
        call.with("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + size);
      }
      if (call.startContent(whole ? 200 : 206, range.length())) {
        send(call, content.position(range.first()), range.length());
      }
    } catch (NoSuchFileException _) {
      throw new Refusal(ErrorCode.BLOB_UNKNOWN, digest.toString());
    }
  }

  /// DELETE.
  void delete(Call call, String name, Digest digest) throws IOException {
    var folder = storage.existing(name);
    if (folder.find(digest).isPresent() || !folder.blobs().delete(digest)) {
      throw new Refusal(ErrorCode.BLOB_UNKNOWN, digest.toString());
    }
    call.answer(202);
  }

  private static void send(Call call, FileChannel content, long length) throws IOException {
    var buffer = new byte[(int) Math.min(BUFFER, length)];
    long left = length;
    while (left > 0) {
      int read = content.read(ByteBuffer.wrap(buffer, 0, (int) Math.min(buffer.length, left)));
      if (read < 0) {
        throw new IOException("the blob became shorter");
      }
      call.write(buffer, read);
      left -= read;
    }
  }

  private static Refusal unsatisfiable(long size) {
    return new Refusal(
        416, ErrorCode.SIZE_INVALID, "Range", Map.of("Content-Range", "bytes */" + size));
  }
}
