package io.github.imagesync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.registry.embedded.RequestListener;
import io.github.imagesync.testing.TestImage;
import io.github.imagesync.testing.TestImages;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A runner that cancels a job sends SIGINT to it.
class CancelledCiTest {

  private static final TestImages IMAGES = TestImages.seeded(6);
  private static final TestImage APP = IMAGES.image(2, 1000);
  private static final TestImage WEB = IMAGES.image(3, 2000);

  @Test
  @Timeout(90)
  void what_was_copied_before_a_cancellation_is_reported_and_not_copied_again(@TempDir Path folder)
      throws Exception {
    var mirror = new HeldMirror();
    try (var registries = TwoRegistries.in(folder.resolve("registries"), mirror);
        var workflow = new Workflow(folder)) {
      registries.put(APP, "source/app:1");
      registries.put(WEB, "source/web:1");
      var tip =
          workflow.commit(
              registries.named("'source/app:1': 'mirror/a/app',\n'source/web:1': 'mirror/a/web'"));
      var push = workflow.push("0".repeat(40), tip);
      registries.takeRequests();

      var process = OwnProcess.start(folder, push, "ci");
      mirror.awaitHalfway();
      OwnProcess.send("INT", process);
      var said = new String(process.getInputStream().readAllBytes(), UTF_8);
      int code = process.waitFor();
      mirror.release();

      assertThat(code).isEqualTo(130);
      workflow.holdsNoToken(said);
      var check = workflow.github.check();
      assertThat(check.status).isEqualTo("completed");
      assertThat(check.conclusion).isEqualTo("cancelled");
      assertThat(check.title).startsWith("Cancelled: 1 copied");
      assertThat(workflow.state()).doesNotContain("\"synced\" : \"" + tip);
      assertThat(registries.digest("mirror/a/app:1")).contains(APP.digest());
      assertThat(registries.digest("mirror/a/web:1")).isEmpty();

      var next = workflow.ci(push);

      assertThat(next.code()).as(next.err()).isZero();
      assertThat(registries.digest("mirror/a/web:1")).contains(WEB.digest());
      assertThat(workflow.github.checks()).hasSize(2);
      assertThat(workflow.github.check().title).startsWith("1 copied, 1 up to date");
      assertThat(workflow.state()).contains("\"synced\" : \"" + tip);
      assertThat(mirror.written()).doesNotHaveDuplicates().hasSize(writesOf(APP) + writesOf(WEB));
    }
  }

  /// Each blob once and each manifest once.
  private static int writesOf(TestImage image) {
    return image.blobs().size() + image.manifests().size();
  }

  /// Takes one of the images, and holds back the answers to uploads of the other.
  private static final class HeldMirror implements RequestListener {

    private final CountDownLatch copied = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<String> written = new ArrayList<>();

    @Override
    public void answering(String method, URI target, int status) {
      if (!method.equals("PUT") || status != 201) {
        return;
      }
      var path = target.getPath();
      synchronized (this) {
        written.add(
            path.contains("/manifests/")
                ? target.toString()
                : target.getQuery().replaceAll(".*(?=digest=)", ""));
      }
      if (path.equals("/v2/a/app/manifests/1")) {
        copied.countDown();
      } else if (path.startsWith("/v2/a/web/")) {
        hold();
      }
    }

    private void hold() {
      held.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    void awaitHalfway() throws InterruptedException {
      copied.await();
      held.await();
    }

    void release() {
      released.countDown();
    }

    synchronized List<String> written() {
      return List.copyOf(written);
    }
  }
}
