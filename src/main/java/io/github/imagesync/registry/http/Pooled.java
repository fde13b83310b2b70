package io.github.imagesync.registry.http;

import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RequestCounts;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Makes a request over one of the host's connections and counts it. Small answers are read to
/// their end, so that all that can break is inside the try.
final class Pooled implements Exchange {

  /// Manifests and lists are refused beyond this many bytes.
  static final int LARGEST = 16 * 1024 * 1024;

  /// A registry that got a large blob may need this many times longer than usual to answer.
  private static final int TIMES_LONGER_FOR_BLOBS = 5;

  private final Clients clients;
  private final Lanes lanes;
  private final StallGuard guard;
  private final RequestCounts counts;
  private final HttpSettings settings;
  private final Clock clock;

  Pooled(
      Clients clients,
      Lanes lanes,
      StallGuard guard,
      RequestCounts counts,
      HttpSettings settings,
      Clock clock) {
    this.clients = clients;
    this.lanes = lanes;
    this.guard = guard;
    this.counts = counts;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Answer send(Request request) {
    return switch (request.body()) {
      case Body.None _ -> exchange(request, null);
      case Body.Bytes(var bytes, var type) ->
          exchange(request, new ByteArrayEntity(bytes, ContentType.parseLenient(type)));
      case Body.Blob body -> sendBlob(request, body);
    };
  }

  private Answer sendBlob(Request request, Body.Blob body) {
    var in = body.content().open();
    try {
      return exchange(request, new BlobEntity(request, body.blob(), in));
    } finally {
      closeQuietly(in);
    }
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException _) {
      // All that was wanted of the source has been read, or its failure is on its way already.
    }
  }

  private Answer exchange(Request request, @Nullable HttpEntity entity) {
    var permit = permit(request);
    boolean handedOver = false;
    try {
      var answer = execute(request, entity, permit);
      handedOver = answer.content() instanceof Answer.Content.Coming;
      return answer;
    } catch (IOException e) {
      throw Failures.broken(request, e);
    } finally {
      if (!handedOver) {
        permit.close();
      }
    }
  }

  private Lanes.Permit permit(Request request) {
    try {
      return lanes.acquire(request.site().nameOf(request.uri()), request.lane());
    } catch (InterruptedException e) {
      throw Failures.cancelled(request, e);
    }
  }

  private Answer execute(Request request, @Nullable HttpEntity entity, Lanes.Permit permit)
      throws IOException {
    var sent = new HttpUriRequestBase(request.method().name(), request.uri());
    request.headers().forEach(sent::setHeader);
    sent.setEntity(entity);
    sent.setConfig(timeouts(request));
    counts.count(request.site().nameOf(request.uri()), request.method().name());
    try {
      var response = open(request, sent, entity);
      if (isStreamed(request.lane()) && response.getCode() / 100 == 2) {
        return coming(request, sent, response, permit);
      }
      return kept(request, response);
    } catch (IOException | RuntimeException e) {
      sent.abort();
      throw e;
    }
  }

  private static boolean isStreamed(Lane lane) {
    return switch (lane) {
      case READ, READ_ON -> true;
      case SMALL, WRITE -> false;
    };
  }

  private RequestConfig timeouts(Request request) {
    var stall = Timeout.of(settings.stall());
    var answer =
        request.lane() == Lane.WRITE
            ? Timeout.ofMilliseconds(stall.toMilliseconds() * TIMES_LONGER_FOR_BLOBS)
            : stall;
    return RequestConfig.custom().setResponseTimeout(answer).build();
  }

  private ClassicHttpResponse open(
      Request request, HttpUriRequestBase sent, @Nullable HttpEntity entity) throws IOException {
    var client = clients.of(request);
    var host = HttpHost.create(request.uri());
    if (!(entity instanceof BlobEntity blob)) {
      return client.executeOpen(host, sent, null);
    }
    try (var _ = guard.watch(blob, sent::abort)) {
      return early(blob, client.executeOpen(host, sent, null));
    } catch (IOException e) {
      var broken = blob.broken();
      throw broken == null ? e : broken;
    }
  }

  /// A refusal that came before all was sent says what a broken pipe can't; a success is none.
  private static ClassicHttpResponse early(BlobEntity blob, ClassicHttpResponse response)
      throws IOException {
    var broken = blob.broken();
    if (broken != null && response.getCode() < 400) {
      throw broken;
    }
    return response;
  }

  private Answer kept(Request request, ClassicHttpResponse response) throws IOException {
    try (response) {
      var entity = response.getEntity();
      var bytes = entity == null ? new byte[0] : entity.getContent().readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw Failures.without(
            RegistryException.Kind.UNEXPECTED,
            request,
            "answered with more than 16 MiB, which no manifest or list has");
      }
      EntityUtils.consumeQuietly(entity);
      return answer(request, response, new Answer.Content.Kept(bytes));
    }
  }

  private Answer coming(
      Request request, HttpUriRequestBase sent, ClassicHttpResponse response, Lanes.Permit permit)
      throws IOException {
    var entity = response.getEntity();
    var in = entity == null ? InputStream.nullInputStream() : entity.getContent();
    var body = new ComingBody(in, sent::abort, permit);
    return answer(request, response, new Answer.Content.Coming(body, body::close));
  }

  private Answer answer(Request request, ClassicHttpResponse response, Answer.Content content) {
    var headers = new HashMap<String, List<String>>();
    for (Header header : response.getHeaders()) {
      headers
          .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(header.getValue() == null ? "" : header.getValue());
    }
    return new Answer(
        request, request.uri(), response.getCode(), new Headers(headers), content, clock.instant());
  }
}
