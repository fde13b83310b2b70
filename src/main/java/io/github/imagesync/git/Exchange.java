package io.github.imagesync.git;

import io.github.imagesync.credentials.Credential;
import io.github.imagesync.git.Origin.Replaced;
import io.github.imagesync.git.RepositoryLocation.Remote;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/// One conversation with a server over Git's smart HTTP protocol (gitprotocol-http,
/// gitprotocol-v2). Throws [GitException] for all that goes wrong.
final class Exchange implements AutoCloseable {

  private static final String ANY_USER = "x-access-token";

  private final Repository objects;
  private final Failures failures;
  private final Connections connections;
  private final TransportHttp transport;

  Exchange(Repository objects, Remote remote, Access access, Failures failures) {
    this.objects = objects;
    this.failures = failures;
    this.connections = new Connections(new Proxies(access.environment()), access.trust());
    this.transport = open(remote);
    transport.setHttpConnectionFactory(connections);
    transport.setTimeout(Math.toIntExact(Math.max(1, access.timeout().toSeconds())));
    transport.setTagOpt(TagOpt.NO_TAGS);
    remote
        .login()
        .or(() -> access.token().map(token -> new Credential.Basic(ANY_USER, token)))
        .ifPresent(login ->
            transport.setPreemptiveBasicAuthentication(
                login.username(), login.password().reveal()));
  }

  private TransportHttp open(Remote remote) {
    try {
      return (TransportHttp) Transport.open(objects, new URIish(remote.url().toString()));
    } catch (IOException | URISyntaxException e) {
      throw failures.of(e, 0);
    }
  }

  /// How much of what is wanted is asked for.
  record Extent(int depth, Filter filter) {}

  /// What the server is to leave out (git-rev-list, `--filter`).
  enum Filter {
    NOTHING(""),
    LARGE_FILES("blob:limit=" + (CommitReader.LARGEST_FILE + 1)),
    TREES("tree:0");

    private final String line;

    Filter(String line) {
      this.line = line;
    }
  }

  /// The server leaves nothing out.
  static final class FilterNotOffered extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /// The server's refs of these names; all of them where there are no names.
  Map<String, Ref> refs(Collection<String> names) {
    try (var connection = transport.openFetch(specs(names))) {
      return connection.getRefsMap();
    } catch (IOException e) {
      throw failures.of(e, connections.status());
    }
  }

  /// Asks for the refs of these names and brings those that are chosen among them.
  void fetch(
      Collection<String> names, Extent extent, Function<Map<String, Ref>, Collection<Ref>> choice)
      throws FilterNotOffered {
    try {
      transport.setDepth(extent.depth());
      if (extent.filter() != Filter.NOTHING) {
        transport.setFilterSpec(FilterSpec.fromFilterLine(extent.filter().line));
      }
      try (var connection = transport.openFetch(specs(names))) {
        var wanted = choice.apply(connection.getRefsMap());
        if (!wanted.isEmpty()) {
          connection.fetch(NullProgressMonitor.INSTANCE, wanted, Set.of());
        }
      }
    } catch (IOException e) {
      if (saysNoFilter(e)) {
        throw new FilterNotOffered();
      }
      throw failures.of(e, connections.status());
    }
  }

  private static List<RefSpec> specs(Collection<String> names) {
    return names.stream().map(RefSpec::new).toList();
  }

  private static boolean saysNoFilter(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PackProtocolException
          && String.valueOf(cause.getMessage()).contains(JGitText.get().filterRequiresCapability)) {
        return true;
      }
    }
    return false;
  }

  /// Pushes one object to one ref that must have the expected value.
  Replaced push(String ref, ObjectId expected, ObjectId next) {
    try {
      var update = new RemoteRefUpdate(objects, ref, next, ref, true, null, expected);
      var result = transport.push(NullProgressMonitor.INSTANCE, List.of(update));
      return switch (update.getStatus()) {
        case OK, UP_TO_DATE -> new Replaced.Done(next);
        case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD -> new Replaced.Raced();
        case REJECTED_NODELETE,
            REJECTED_OTHER_REASON,
            NON_EXISTING,
            NOT_ATTEMPTED,
            AWAITING_REPORT ->
            new Replaced.NotAllowed(why(update, result));
      };
    } catch (IOException e) {
      throw failures.of(e, connections.status());
    }
  }

  /// The server's reason, and what its hooks said about it.
  private String why(RemoteRefUpdate update, PushResult result) {
    var said = failures.scrubbed(result.getMessages());
    var more = said.isEmpty() ? "" : ": " + said.substring(0, Math.min(said.length(), 400));
    return failures.scrubbed(String.valueOf(update.getMessage())) + more;
  }

  @Override
  public void close() {
    transport.close();
  }
}
