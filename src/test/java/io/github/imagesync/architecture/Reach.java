package io.github.imagesync.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// All classes of this program that a class can lead to, by what stands in the class files'
/// constant pools. ArchUnit 1.5.0 would miss a type that only a switch's pattern names.
final class Reach {

  private static final Pattern NAMES = Pattern.compile("io/github/imagesync/[\\w/$]+");

  private Reach() {}

  /// The names of the classes reached, the first included; empty where there is no such class.
  static Set<String> of(String className) {
    var reached = new TreeSet<String>();
    var waiting = new ArrayDeque<String>();
    waiting.add(className.replace('.', '/'));
    while (!waiting.isEmpty()) {
      var name = waiting.remove();
      var bytes = classFile(name);
      if (bytes != null && reached.add(name.replace('/', '.'))) {
        for (var entry : ClassFile.of().parse(bytes).constantPool()) {
          if (entry instanceof Utf8Entry text) {
            NAMES.matcher(text.stringValue()).results().forEach(it -> waiting.add(it.group()));
          }
        }
      }
    }
    return reached;
  }

  private static byte @Nullable [] classFile(String name) {
    try (var stream = Reach.class.getResourceAsStream("/" + name + ".class")) {
      return stream == null ? null : stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
