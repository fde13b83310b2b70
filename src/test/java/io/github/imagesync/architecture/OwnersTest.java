package io.github.imagesync.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Libraries and the means of the outer world: files, sockets, threads, environment, clock. Each
/// has rooms that own it; the others get what comes of it as parameters.
class OwnersTest {

  private static final String REGISTRY = Room.REGISTRY.root();

  @ParameterizedTest
  @CsvSource({
    "org.apache.hc..,             registry.http",
    "org.eclipse.jgit..,          git",
    "org.kohsuke..,               github",
    "picocli..,                   cli",
    "me.tongfei..,                cli",
    "com.google.re2j..,           rules",
    "com.sun.net.httpserver..,    registry.embedded"
  })
  void a_library_is_known_in_one_room(String library, String room) {
    var owner = Room.HOUSE + "." + room + "..";
    noClasses()
        .that()
        .resideOutsideOfPackage(owner)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(House.CLASSES);
  }

  /// GitHub's library has a client of its own, for a few small requests.
  @Test
  void bytes_travel_over_one_http_client() {
    // GitHub's library takes the JDK's client, and hands out none of its own.
    noClasses()
        .that()
        .resideOutsideOfPackage(Room.GITHUB.pattern())
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.HttpURLConnection")
        .check(House.CLASSES);
  }

  @Test
  void the_environment_is_read_in_cli_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(Room.CLI.pattern())
        .should()
        .callMethodWhere(callOf(System.class, "getenv", "exit"))
        .check(House.CLASSES);
  }

  /// `copy` and `plan` stream through registries; `rules` and `document` get texts.
  @Test
  void files_belong_to_the_rooms_that_store_or_load() {
    noClasses()
        .that()
        .resideInAnyPackage(
            Room.allBut(
                Room.CREDENTIALS,
                Room.REGISTRY,
                Room.GIT,
                Room.JOB,
                Room.GITHUB,
                Room.DEMO,
                Room.CLI))
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.nio\\.file\\.Files|java\\.nio\\.channels\\.FileChannel"
                + "|java\\.io\\.(File|FileReader|FileWriter|File(In|Out)putStream|RandomAccessFile)")
        .check(House.CLASSES);
  }

  @Test
  void sockets_belong_to_the_registries() {
    noClasses()
        .that()
        .resideOutsideOfPackages(REGISTRY + ".http..", REGISTRY + ".embedded..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.net\\.(Server|Datagram)?Socket|java\\.nio\\.channels\\..*SocketChannel")
        .check(House.CLASSES);
  }

  @Test
  void values_and_reports_start_no_thread() {
    noClasses()
        .that()
        .resideInAnyPackage(
            Room.OCI.pattern(),
            Room.DOCUMENT.pattern(),
            Room.RULES.pattern(),
            Room.REPORT.pattern(),
            REGISTRY + ".layout..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.lang\\.Thread.*|java\\.util\\.concurrent\\.Executor.*")
        .check(House.CLASSES);
  }

  /// The order of a copy is `ImageCopier`'s, the threads are `CopyRun`'s.
  @Test
  void the_image_copier_starts_no_thread() {
    noClasses()
        .that()
        .haveSimpleName("ImageCopier")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.lang\\.Thread.*|java\\.util\\.concurrent\\.Executor.*")
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  /// Uploads of the embedded registry and unfinished files of a layout have random names, which no
  /// one sees; all else is given what it needs.
  @Test
  void clock_and_random_come_in_as_parameters() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            Room.CLI.pattern(), REGISTRY + ".embedded..", REGISTRY + ".layout..")
        .should()
        .callMethodWhere(
            callOf(System.class, "currentTimeMillis", "nanoTime")
                .or(callOf(Clock.class, "systemUTC", "systemDefaultZone"))
                .or(callOf(Math.class, "random"))
                .or(callOf(UUID.class, "randomUUID"))
                .or(callOf(ThreadLocalRandom.class, "current"))
                .or(withoutParameters(callOf(Instant.class, "now"))))
        .orShould()
        .callConstructor(Random.class)
        .check(House.CLASSES);
  }

  private static DescribedPredicate<JavaAccess<?>> callOf(Class<?> owner, String... methods) {
    var names = List.of(methods);
    return DescribedPredicate.describe(
        owner.getSimpleName() + " " + names,
        access ->
            access.getTargetOwner().isEquivalentTo(owner) && names.contains(access.getName()));
  }

  private static DescribedPredicate<JavaAccess<?>> withoutParameters(
      DescribedPredicate<JavaAccess<?>> calls) {
    return DescribedPredicate.describe(
        calls.getDescription() + " without a clock",
        access -> calls.test(access) && access.getTarget().getFullName().endsWith("()"));
  }
}
