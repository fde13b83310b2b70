package io.github.imagesync.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The floors: who may use whom.
class RoomsTest {

  @ParameterizedTest
  @EnumSource
  void a_room_uses_only_rooms_that_it_may(Room room) {
    if (room.forbidden().length == 0) {
      return;
    }
    noClasses()
        .that()
        .resideInAPackage(room.pattern())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(room.forbidden())
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void every_class_is_in_a_room() {
    classes()
        .should()
        .resideInAnyPackage(Arrays.stream(Room.values()).map(Room::pattern).toArray(String[]::new))
        .check(House.CLASSES);
  }

  @Test
  void there_are_no_cycles() {
    slices().matching(Room.HOUSE + ".(**)").should().beFreeOfCycles().check(House.CLASSES);
  }

  @Test
  void the_registry_s_interfaces_know_no_implementation() {
    noClasses()
        .that()
        .resideInAPackage(Room.REGISTRY.root())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(implementations("http", "layout", "embedded"))
        .check(House.CLASSES);
  }

  @Test
  void client_and_embedded_registry_share_no_code() {
    noClasses()
        .that()
        .resideInAnyPackage(implementations("http"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(implementations("layout", "embedded"))
        .check(House.CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage(implementations("layout", "embedded"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(implementations("http"))
        .check(House.CLASSES);
  }

  @Test
  void plan_and_copy_know_no_implementation_of_a_registry() {
    noClasses()
        .that()
        .resideInAnyPackage(Room.PLAN.pattern(), Room.COPY.pattern())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(implementations("http", "layout", "embedded"))
        .check(House.CLASSES);
  }

  @Test
  void planning_only_reads() {
    noClasses()
        .that()
        .resideInAPackage(Room.PLAN.pattern())
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*\\.registry\\.(Destinations?|Upload|MountAnswer)(\\$.*)?")
        .check(House.CLASSES);
  }

  @Test
  void every_package_says_what_it_is_for_and_is_null_marked() throws Exception {
    for (var name : packagesWithClasses()) {
      var info = Class.forName(name + ".package-info");
      assertThat(info.isAnnotationPresent(NullMarked.class)).as(name).isTrue();
    }
  }

  @Test
  void no_package_is_a_drawer_for_anything() {
    var drawers = List.of("util", "utils", "common", "helper", "helpers", "manager", "impl");
    assertThat(packagesWithClasses())
        .noneMatch(name -> drawers.contains(name.substring(name.lastIndexOf('.') + 1)));
  }

  private static Set<String> packagesWithClasses() {
    var names = new TreeSet<String>();
    House.CLASSES.stream()
        .map(type -> type.getPackage())
        .map(JavaPackage::getName)
        .forEach(names::add);
    return names;
  }

  private static String[] implementations(String... names) {
    return Arrays.stream(names)
        .map(name -> Room.REGISTRY.root() + "." + name + "..")
        .toArray(String[]::new);
  }
}
