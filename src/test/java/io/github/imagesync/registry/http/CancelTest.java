package io.github.imagesync.registry.http;

import static io.github.imagesync.registry.http.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancelTest {

  private static final String TAGS = "GET /v2/team/a/tags/list";

  private final ScriptedServer server = new ScriptedServer();
  private final Rig rig = Rig.anonymous();

  @AfterEach
  void close() {
    rig.close();
    server.close();
  }

  @Test
  void an_interrupt_ends_a_request_that_waits_for_its_answer() throws Exception {
    var asked = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    server.on(
        TAGS,
        _ -> {
          asked.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    var failure = new CompletableFuture<RegistryException>();
    var thread = Thread.ofVirtual().start(() -> failure.complete(failureOfTags()));
    asked.await();

    thread.interrupt();

    assertThat(failure.get().kind()).isEqualTo(Kind.CANCELLED);
    assertThat(server.lines()).hasSize(1);
    never.countDown();
  }

  @Test
  void a_thread_that_is_interrupted_already_waits_for_no_connection() throws Exception {
    server.on(TAGS, answer(200, "{}"));
    var failure = new CompletableFuture<RegistryException>();

    Thread.ofVirtual()
        .start(() -> {
          Thread.currentThread().interrupt();
          failure.complete(failureOfTags());
        });

    assertThat(failure.get().kind()).isEqualTo(Kind.CANCELLED);
    assertThat(server.lines()).isEmpty();
  }

  private RegistryException failureOfTags() {
    try {
      rig.source(server, "team/a").tags();
      throw new AssertionError("the request went well");
    } catch (RegistryException e) {
      return e;
    }
  }
}
