package io.github.imagesync.copy;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.oci.Target;
import io.github.imagesync.registry.BlobContent;
import io.github.imagesync.registry.Destination;
import io.github.imagesync.registry.MountAnswer;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.Upload;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before real folders, notes what is asked of them in order, and lets chosen blobs fail.
final class Observed {

  private final Queue<String> events = new ConcurrentLinkedQueue<>();
  private final Map<Digest, AtomicInteger> failures = new ConcurrentHashMap<>();
  private final Map<Digest, CountDownLatch> held = new ConcurrentHashMap<>();
  private volatile boolean mounts = true;

  /// From now on the registry mounts nothing, as many do.
  void refuseMounts() {
    mounts = false;
  }

  /// The next `times` reads of this blob fail as a broken connection does.
  void failReads(Digest blob, int times) {
    failures.put(blob, new AtomicInteger(times));
  }

  /// Reads of this blob wait until they are broken off; `reached` is counted down by the first.
  void holdReads(Digest blob, CountDownLatch reached) {
    held.put(blob, reached);
  }

  /// Lets all reads through from now on.
  void release() {
    held.clear();
  }

  private void hold(Digest blob) {
    var reached = held.get(blob);
    if (reached == null) {
      return;
    }
    reached.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new RegistryException(RegistryException.Kind.CANCELLED, "GET " + blob, "broken off", e);
    }
  }

  /// What was asked so far, such as `push x/app 1` or `send x/app sha256:…`.
  List<String> events() {
    return List.copyOf(events);
  }

  Destination around(Destination real) {
    return new Watched(real);
  }

  private final class Watched implements Destination {

    private final Destination real;

    Watched(Destination real) {
      this.real = real;
    }

    private void note(String what, Object about) {
      events.add(what + " " + real.repository().path() + " " + about);
    }

    @Override
    public Repository repository() {
      return real.repository();
    }

    @Override
    public Optional<Descriptor> resolve(Target target) {
      note("resolve", target);
      return real.resolve(target);
    }

    @Override
    public Optional<Manifest> manifest(Target target) {
      note("manifest", target);
      return real.manifest(target);
    }

    @Override
    public Optional<List<Tag>> tags() {
      note("tags", "");
      return real.tags();
    }

    @Override
    public InputStream blob(Descriptor blob) {
      note("read", blob.digest());
      hold(blob.digest());
      var left = failures.get(blob.digest());
      if (left != null && left.getAndDecrement() > 0) {
        throw new RegistryException(
            RegistryException.Kind.UNREACHABLE, "GET " + blob.digest(), "connection reset", null);
      }
      return real.blob(blob);
    }

    @Override
    public List<Descriptor> referrers(Digest subject) {
      note("referrers", subject);
      return real.referrers(subject);
    }

    @Override
    public boolean hasBlob(Descriptor blob) {
      note("has", blob.digest());
      return real.hasBlob(blob);
    }

    @Override
    public MountAnswer mount(Descriptor blob, Repository from) {
      note("mount", blob.digest());
      return mounts ? real.mount(blob, from) : new MountAnswer.Refused();
    }

    @Override
    public Upload startUpload() {
      var upload = real.startUpload();
      return new Upload() {
        @Override
        public long send(Descriptor blob, BlobContent content) {
          note("send", blob.digest());
          return upload.send(blob, content);
        }

        @Override
        public void abandon() {
          upload.abandon();
        }
      };
    }

    @Override
    public void push(Manifest manifest, Target target) {
      real.push(manifest, target);
      note("push", target);
    }
  }
}
