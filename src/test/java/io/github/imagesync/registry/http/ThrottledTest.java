package io.github.imagesync.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.credentials.Login;
import io.github.imagesync.credentials.Login.Transport;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.registry.http.Request.Method;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThrottledTest {

  private final FakeTime time = new FakeTime();
  private final Deque<Integer> statuses = new ArrayDeque<>();
  private Map<String, List<String>> headers = Map.of();
  private final Exchange throttled =
      new Throttled(
          this::answer,
          new Pauses(time.clock(), time, Backoff.usual(new Random(1)), Duration.ofMinutes(5)));

  @Test
  void a_pause_holds_for_all_requests_to_the_host_and_for_no_other() {
    statuses.addAll(List.of(429, 200, 200));
    headers = Map.of("Retry-After", List.of("50"));
    throttled.send(request("a.example/x"));

    throttled.send(request("b.example/x"));
    assertThat(time.sleeps()).isEmpty();

    throttled.send(request("a.example/y"));
    assertThat(time.slept()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(63));
  }

  @Test
  void refusals_in_a_row_without_a_wait_given_make_it_longer_and_an_answer_ends_that() {
    statuses.addAll(List.of(503, 503, 503, 200, 503, 200));
    for (int i = 0; i < 6; i++) {
      throttled.send(request("a.example/x"));
    }

    var sleeps = time.sleeps();
    assertThat(sleeps).hasSize(4);
    assertThat(sleeps.subList(0, 3)).isSortedAccordingTo(Duration::compareTo);
    assertThat(sleeps.get(3)).isLessThan(sleeps.get(2));
  }

  private Answer answer(Request request) {
    return new Answer(
        request,
        request.uri(),
        statuses.remove(),
        new Headers(headers),
        new Answer.Content.Kept(new byte[0]),
        time.instant());
  }

  private static Request request(String repository) {
    var login = new Login(Rig.ANONYMOUS, Transport.SECURE);
    return Request.of(
        new Site(Repository.parse(repository), login, List.of()), Method.GET, "tags/list");
  }
}
