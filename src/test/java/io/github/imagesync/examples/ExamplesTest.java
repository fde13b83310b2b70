package io.github.imagesync.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.imagesync.credentials.AuthFile;
import io.github.imagesync.document.Document;
import io.github.imagesync.document.Document.Syntax;
import io.github.imagesync.document.Node;
import io.github.imagesync.examples.Page.Block;
import io.github.imagesync.rules.RuleFile;
import io.github.imagesync.rules.RuleSet;
import io.github.imagesync.rules.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What users copy from is right: example files, and the rules and credentials that pages show.
class ExamplesTest {

  private static final Settings SETTINGS =
      Settings.of(
          "registry.example.com",
          "mirror",
          List.of("BACKUP"),
          Map.of("BACKUP", "registry.example.net/backup"));

  static List<Path> ruleFiles() throws IOException {
    try (var files = Files.walk(Path.of("examples"))) {
      return files.filter(Files::isRegularFile).filter(ExamplesTest::holdsRules).sorted().toList();
    }
  }

  private static boolean holdsRules(Path file) {
    var name = file.getFileName().toString();
    return name.equals("images.json")
        || (RuleFile.isRules(name) && file.toString().contains("/rules/"));
  }

  @ParameterizedTest
  @MethodSource("ruleFiles")
  void an_example_has_no_problem_and_no_warning(Path file) throws IOException {
    var rules =
        RuleSet.parse(List.of(new RuleFile(file.toString(), Files.readAllBytes(file))), SETTINGS);

    assertThat(rules.problems()).isEmpty();
    assertThat(rules.rules()).isNotEmpty();
  }

  static List<Block> ruleBlocks() {
    return blocks().filter(ExamplesTest::looksLikeRules).toList();
  }

  @ParameterizedTest
  @MethodSource("ruleBlocks")
  void rules_on_a_page_have_no_problem_and_no_warning(Block block) {
    assertThat(parsed(block, "images." + block.language(), SETTINGS).problems()).isEmpty();
  }

  @Test
  void the_pages_that_explain_rules_show_some() {
    assertThat(ruleBlocks())
        .extracting(block -> block.file().toString())
        .contains("README.md", "docs/rules.md");
  }

  /// A block of mistakes, and the block after it that shows what is said about them.
  record Mistakes(Block block, Block said) {
    @Override
    public String toString() {
      return block.toString();
    }
  }

  static List<Mistakes> mistakes() {
    return Page.all().stream().map(Page::blocks).flatMap(ExamplesTest::mistakesIn).toList();
  }

  private static Stream<Mistakes> mistakesIn(List<Block> blocks) {
    var mistakes = new ArrayList<Mistakes>();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).is("mistakes")) {
        if (i + 1 == blocks.size()) {
          fail(blocks.get(i) + ": a block with what is said must follow");
        }
        mistakes.add(new Mistakes(blocks.get(i), blocks.get(i + 1)));
      }
    }
    return mistakes.stream();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakes_on_a_page_get_the_problems_that_it_shows(Mistakes shown) {
    var said = shown.said().text();
    var file = said.substring(0, said.indexOf(':'));

    var problems =
        shown.block().is("credentials")
            ? AuthFile.parse(file, bytes(shown.block()), Map.of()).problems()
            : parsed(shown.block(), file, Settings.NONE).problems();

    assertThat(problems.stream().map(Object::toString))
        .containsExactlyElementsOf(said.lines().filter(line -> !line.isBlank()).toList());
  }

  static List<Block> credentialBlocks() {
    return blocks().filter(block -> block.is("credentials") && !block.is("mistakes")).toList();
  }

  @ParameterizedTest
  @MethodSource("credentialBlocks")
  void credentials_on_a_page_have_no_problem(Block block) {
    assertThat(AuthFile.parse("auth.json", bytes(block), Map.of()).problems()).isEmpty();
  }

  private static Stream<Block> blocks() {
    return Page.all().stream().flatMap(page -> page.blocks().stream());
  }

  /// A block of JSON or YAML that claims to be nothing else, and maps names to destinations.
  private static boolean looksLikeRules(Block block) {
    if (!block.info().equals("json") && !block.info().equals("yaml")) {
      return false;
    }
    var syntax = block.info().equals("json") ? Syntax.JSON : Syntax.YAML;
    var document = Document.read(block.toString(), bytes(block), syntax);
    assertThat(document.problems()).as(block.toString()).isEmpty();
    return document.root().orElseThrow() instanceof Node.Mapping mapping
        && mapping.entries().stream().allMatch(entry -> isDestination(entry.value()));
  }

  private static boolean isDestination(Node value) {
    return switch (value) {
      case Node.Text _, Node.Sequence _ -> true;
      case Node.Mapping form -> form.entry("to").isPresent();
      case Node.Numeral _, Node.Truth _, Node.Null _ -> false;
    };
  }

  private static RuleSet parsed(Block block, String file, Settings settings) {
    return RuleSet.parse(List.of(new RuleFile(file, bytes(block))), settings);
  }

  private static byte[] bytes(Block block) {
    return block.text().getBytes(StandardCharsets.UTF_8);
  }
}
