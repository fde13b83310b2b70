package io.github.imagesync.git;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.imagesync.credentials.Secret;
import io.github.imagesync.git.GitException.Kind;
import io.github.imagesync.rules.Digests;
import io.github.imagesync.rules.SyncState;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens, proxies and what is said when a server can't be used.
class AccessTest {

  private static final String TOKEN = "ghs_s3cr3t+/=token";
  private static final Access ONCE =
      new Access(Optional.empty(), Map.of(), Duration.ofSeconds(30), 0, List.of());
  private static final Branch MAIN = new Branch("main");

  @TempDir Path folder;
  private SampleRepository sample;
  private GitServer server;
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Logger jgit = Logger.getLogger("org.eclipse.jgit");
  private final Handler log = new Recorder(logged);

  /// Records whatever is logged anywhere, at any level.
  private static final class Recorder extends Handler {
    private final List<String> logged;

    Recorder(List<String> logged) {
      this.logged = logged;
    }

    @Override
    public void publish(LogRecord line) {
      logged.add(line.getMessage() + said(line.getThrown()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void serve() {
    sample = SampleRepository.in(folder);
    sample.write("images.json", "{}").commit("first");
    server = GitServer.of(sample);
    jgit.setLevel(Level.ALL);
    jgit.setUseParentHandlers(false);
    jgit.addHandler(log);
  }

  @AfterEach
  void stop() {
    server.close();
    jgit.removeHandler(log);
    jgit.setUseParentHandlers(true);
    jgit.setLevel(null);
    assertThat(logged).noneMatch(line -> line.contains(TOKEN));
  }

  private static Access access(String token) {
    return Access.ANONYMOUS.with(new Secret(token));
  }

  private static ConfigRepository open(String url, Access access) {
    return ConfigRepository.open(RepositoryLocation.parse(url), access);
  }

  private static GitException failure(String url, Access access) {
    try (var repository = open(url, access)) {
      return catchThrowableOfType(GitException.class, () -> repository.tip(MAIN));
    }
  }

  /// All that a person could come to see of a failure.
  private static String said(@Nullable Throwable failure) {
    var text = new StringWriter();
    if (failure != null) {
      failure.printStackTrace(new PrintWriter(text));
    }
    return text.toString();
  }

  @Test
  void the_token_reads_and_writes_where_the_server_asks_for_it() {
    server.asksFor(TOKEN);
    try (var repository = open(server.url(), access(TOKEN))) {
      assertThat(repository.tip(MAIN).subject()).isEqualTo("first");
      var state = new KeptState.Sound(SyncState.NONE, Digests.NONE);
      assertThat(repository.state(MAIN, InstantSource.system()).write(state, _ -> state))
          .isInstanceOf(WrittenState.Pushed.class);
    }
    assertThat(server.requests()).noneMatch(request -> request.contains(TOKEN));
    assertThat(logged).as("JGit logs what it sends").isNotEmpty();
  }

  @Test
  void a_missing_or_wrong_token_is_said_without_the_token() {
    server.asksFor(TOKEN);
    for (var access : new Access[] {Access.ANONYMOUS, access(""), access("wrong" + TOKEN)}) {
      var failure = failure(server.url(), access);

      assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
      assertThat(failure)
          .hasMessageStartingWith(server.url() + ": ")
          .hasMessageContaining("GITHUB_TOKEN");
      assertThat(said(failure)).doesNotContain(TOKEN);
    }
  }

  @Test
  void a_token_in_the_url_is_used_and_never_shown() {
    server.asksFor("s3cr3tInUrl");
    var url = server.url().replace("://", "://x-access-token:s3cr3tInUrl@");
    try (var repository = open(url, Access.ANONYMOUS)) {
      assertThat(repository.tip(MAIN).subject()).isEqualTo("first");
      assertThat(repository.location()).hasToString(server.url());
    }
    server.asksFor("another");

    assertThat(said(failure(url, Access.ANONYMOUS)))
        .contains(server.url())
        .doesNotContain("s3cr3tInUrl");
  }

  @Test
  void a_login_in_the_url_goes_before_the_token() {
    server.asksFor("own");
    var url = server.url().replace("://", "://own@");
    try (var repository = open(url, access(TOKEN))) {
      assertThat(repository.tip(MAIN).subject()).isEqualTo("first");
    }
  }

  @Test
  void a_refusal_names_the_permission() {
    server.failsWith(403, 1);

    var failure = failure(server.url(), access(TOKEN));

    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure).hasMessageContaining("contents");
  }

  @Test
  void a_repository_that_is_not_there_is_not_found() {
    var failure = failure(server.url().replace("config.git", "other.git"), access(TOKEN));

    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(failure).hasMessageContaining("other.git: no such repository");
  }

  @Test
  void a_server_that_is_busy_is_asked_again() {
    server.failsWith(503, 2);
    try (var repository = open(server.url(), Access.ANONYMOUS)) {
      assertThat(repository.tip(MAIN).subject()).isEqualTo("first");
    }
  }

  @Test
  void a_server_that_stays_busy_is_unreachable() {
    server.failsWith(503, Integer.MAX_VALUE);

    var failure = failure(server.url(), ONCE);

    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure).hasMessageContaining("503");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void a_port_where_nobody_listens_is_unreachable() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var failure = failure("http://127.0.0.1:" + port + "/config.git", access(TOKEN));

    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure).hasMessageContaining("no connection");
  }

  @Test
  void https_to_a_server_without_tls_is_untrusted() throws IOException {
    try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var _ = threads.submit(() -> answerInPlainText(plain));

      var failure = failure("https://127.0.0.1:" + plain.getLocalPort() + "/config.git", ONCE);

      assertThat(failure.kind()).as(said(failure)).isEqualTo(Kind.UNTRUSTED);
    }
  }

  private static @Nullable Void answerInPlainText(ServerSocket server) throws IOException {
    try (var client = server.accept()) {
      client.getInputStream().read(new byte[4096]);
      client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      client.shutdownOutput();
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
    return null;
  }

  private static Access through(Map<String, String> environment) {
    return new Access(Optional.empty(), environment, Duration.ofSeconds(30), 0, List.of());
  }

  @Test
  void the_environments_proxy_is_used() {
    var proxy = server.url().replace("/config.git", "");
    try (var repository =
        open("http://config.invalid/config.git", through(Map.of("HTTP_PROXY", proxy)))) {
      assertThat(repository.tip(MAIN).subject()).isEqualTo("first");
    }
    assertThat(server.headers()).contains("Host: [config.invalid]");
  }

  @Test
  void a_user_and_password_of_the_proxy_are_sent_to_it() {
    var proxy = server.url().replace("/config.git", "").replace("://", "://me:pw@");
    try (var repository =
        open("http://config.invalid/config.git", through(Map.of("http_proxy", proxy)))) {
      repository.tip(MAIN);
    }
    assertThat(server.headers()).contains("Proxy-authorization: [Basic bWU6cHc=]");
  }

  @Test
  void a_password_of_the_proxy_is_not_shown_to_an_https_server() {
    var proxy = server.url().replace("/config.git", "").replace("://", "://me:pw@");

    var failure =
        failure("https://config.invalid/config.git", through(Map.of("HTTPS_PROXY", proxy)));

    assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
    assertThat(failure).hasMessageContaining("NO_PROXY");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_page_that_is_no_repository_is_said_to_be_none() throws IOException {
    var pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pages.createContext("/", AccessTest::page);
    pages.start();
    try {
      var failure =
          failure("http://127.0.0.1:" + pages.getAddress().getPort() + "/about", Access.ANONYMOUS);

      assertThat(failure.kind()).as(said(failure)).isEqualTo(Kind.CORRUPT);
      assertThat(failure).hasMessageContaining("check the URL");
    } finally {
      pages.stop(0);
    }
  }

  private static void page(HttpExchange exchange) throws IOException {
    try (exchange) {
      var page = "<html><body>Welcome</body></html>\n".getBytes(US_ASCII);
      exchange.getResponseHeaders().add("Content-Type", "text/html");
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
    }
  }
}
