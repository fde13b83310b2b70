package io.github.imagesync.git;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/// What JGit may know of this machine: next to nothing. No configuration of a user, the system or
/// JGit itself is read or written, and no environment variable counts.
final class HermeticSystem extends SystemReader.Delegate {

  private HermeticSystem(SystemReader clock) {
    super(clock);
  }

  /// JGit has one reader for the whole JVM; putting ours in its place again changes nothing.
  static void install() {
    if (!(SystemReader.getInstance() instanceof HermeticSystem)) {
      SystemReader.setInstance(new HermeticSystem(SystemReader.getInstance()));
    }
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
    return new NoConfig(fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
    return new NoConfig(fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
    return new NoConfig(fs);
  }

  @Override
  public String getHostname() {
    return "localhost";
  }

  @Override
  public @Nullable String getenv(String variable) {
    return null;
  }

  /// A configuration that is empty, never loaded and never saved.
  private static final class NoConfig extends FileBasedConfig {

    NoConfig(FS fs) {
      super(null, fs);
    }

    @Override
    public void load() {
      // There is no file.
    }

    @Override
    public void save() {
      // There is no file.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    /// JGit measures a file system's clock by writing probes into the repository unless it finds
    /// the result of an earlier measurement here. We only read: two seconds, which is cautious.
    @Override
    public long getTimeUnit(
        String section, @Nullable String subsection, String name, long fallback, TimeUnit unit) {
      return section.equals("filesystem") && name.equals("timestampResolution")
          ? unit.convert(2, TimeUnit.SECONDS)
          : super.getTimeUnit(section, subsection, name, fallback, unit);
    }
  }
}
