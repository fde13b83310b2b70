package io.github.imagesync.registry.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Tag;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Lists of tags, referrers and repositories (distribution-spec, "Content Discovery").
final class ListEndpoint {

  private final Storage storage;
  private final int largestPage;

  ListEndpoint(Storage storage, int largestPage) {
    this.storage = storage;
    this.largestPage = largestPage;
  }

  void tags(Call call, String name) throws IOException {
    var all = storage.existing(name).tags().stream().map(Tag::name).toList();
    var answer = Call.JSON.createObjectNode().put("name", name);
    answer(call, answer, "tags", page(call, all));
  }

  void repositories(Call call) throws IOException {
    answer(call, Call.JSON.createObjectNode(), "repositories", page(call, storage.names()));
  }

  /// An unknown subject, or repository, has no referrers; that is no error.
  void referrers(Call call, String name, Digest subject) throws IOException {
    var folder = storage.find(name);
    var all = folder.isPresent() ? folder.get().referrers(subject) : List.<Descriptor>of();
    var wanted = call.parameter("artifactType").filter(type -> !type.isEmpty());
    if (wanted.isPresent()) {
      all = all.stream().filter(entry -> wanted.get().equals(entry.artifactType())).toList();
      call.with("OCI-Filters-Applied", "artifactType");
    }
    var index = Call.JSON.createObjectNode();
    index.put("schemaVersion", 2).put("mediaType", MediaType.OCI_INDEX.name());
    index.putArray("manifests").addAll(all.stream().map(ListEndpoint::json).toList());
    call.answer(200, MediaType.OCI_INDEX, Call.JSON.writeValueAsBytes(index));
  }

  /// What follows `last`, at most `n` entries; a `Link` where there are more.
  private List<String> page(Call call, List<String> all) {
    var last = call.parameter("last").orElse("");
    var rest = all.stream().filter(entry -> entry.compareTo(last) > 0).toList();
    int n = call.parameter("n").map(ListEndpoint::number).orElse(Integer.MAX_VALUE);
    int size = Math.min(n, largestPage);
    if (rest.size() <= size) {
      return rest;
    }
    var page = rest.subList(0, size);
    if (!page.isEmpty()) {
      var next = URLEncoder.encode(page.getLast(), StandardCharsets.UTF_8);
      call.with("Link", "<" + call.path() + "?n=" + size + "&last=" + next + ">; rel=\"next\"");
    }
    return page;
  }

  private static void answer(Call call, ObjectNode answer, String field, List<String> entries)
      throws IOException {
    var array = answer.putArray(field);
    entries.forEach(array::add);
    call.answer(200, answer);
  }

  private static int number(String text) {
    try {
      int number = (int) Math.min(Long.parseLong(text), Integer.MAX_VALUE);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Refused below, as a negative number is.
    }
    throw new Refusal(400, ErrorCode.UNSUPPORTED, "n is not a number of entries");
  }

  private static ObjectNode json(Descriptor referrer) {
    var json = Call.JSON.createObjectNode();
    json.put("mediaType", referrer.mediaType().name());
    json.put("digest", referrer.digest().toString());
    json.put("size", referrer.size());
    if (referrer.artifactType() != null) {
      json.put("artifactType", referrer.artifactType());
    }
    if (!referrer.annotations().isEmpty()) {
      var annotations = json.putObject("annotations");
      referrer.annotations().forEach(annotations::put);
    }
    return json;
  }
}
