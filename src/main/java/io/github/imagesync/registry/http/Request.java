package io.github.imagesync.registry.http;

import io.github.imagesync.oci.MediaType;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/// One request to a registry. Its scheme is only a proposal: see [FallingBack].
record Request(
    Site site, Method method, URI uri, Map<String, String> headers, Body body, Lane lane) {

  enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    DELETE
  }

  Request {
    headers = Map.copyOf(headers);
  }

  /// A request without a body for something in the site's repository.
  static Request of(Site site, Method method, String path) {
    return at(site, method, site.uri(path));
  }

  /// A request without a body to a URL that the registry gave.
  static Request at(Site site, Method method, URI uri) {
    return new Request(site, method, uri, Map.of(), new Body.None(), Lane.SMALL);
  }

  Request with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Request(site, method, uri, more, body, lane);
  }

  Request without(String header) {
    var fewer = new TreeMap<>(headers);
    fewer.remove(header);
    return new Request(site, method, uri, fewer, body, lane);
  }

  Request to(URI other) {
    return new Request(site, method, other, headers, body, lane);
  }

  Request sending(Body other) {
    return new Request(site, method, uri, headers, other, lane);
  }

  Request in(Lane other) {
    return new Request(site, method, uri, headers, body, other);
  }

  /// Asks for any kind of manifest, the known ones first.
  Request acceptingManifests() {
    var known = MediaType.MANIFESTS.stream().map(MediaType::name).toList();
    return with("Accept", String.join(", ", known) + ", */*;q=0.1");
  }

  boolean isHome() {
    return site.isHome(uri);
  }

  /// Whether to make it twice is the same as once. An upload's session is spoiled by a broken try;
  /// opening another one costs nothing.
  boolean isRepeatable() {
    return switch (body) {
      case Body.None _, Body.Bytes _ -> method != Method.DELETE;
      case Body.Blob _ -> false;
    };
  }

  /// Method and URL as people may see them: without the query, where signatures stand.
  @Override
  public String toString() {
    return describe(uri);
  }

  /// The same with the URL that was really asked.
  String describe(URI asked) {
    var path = asked.getRawPath() == null ? "" : asked.getRawPath();
    return method + " " + asked.getScheme() + "://" + Hosts.authority(asked) + path;
  }
}
