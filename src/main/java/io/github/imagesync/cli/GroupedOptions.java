package io.github.imagesync.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Lists a command's options under headings: those of the command itself, then each group's.
final class GroupedOptions implements IHelpSectionRenderer {

  /// What picocli calls the group that it adds by itself.
  private static final String STANDARD_HELP = "mixinStandardHelpOptions";

  /// For one command's help.
  static void show(CommandLine command) {
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new GroupedOptions());
  }

  @Override
  public String render(Help help) {
    var spec = help.commandSpec();
    var own = new ArrayList<>(spec.options());
    var text = new StringBuilder();
    spec.mixins()
        .forEach((name, group) -> {
          own.removeIf(option -> contains(group.options(), option));
          text.append('\n').append(heading(name)).append(":\n").append(list(help, group.options()));
        });
    return own.isEmpty() ? text.toString() : "\n" + list(help, own) + text;
  }

  /// Groups are named as they are to be read, but for picocli's own.
  private static String heading(String mixin) {
    return mixin.equals(STANDARD_HELP) ? "Help" : mixin;
  }

  private static boolean contains(List<OptionSpec> options, OptionSpec option) {
    return options.stream().anyMatch(other -> other.longestName().equals(option.longestName()));
  }

  private static String list(Help help, List<OptionSpec> options) {
    var layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
    layout.addAllOptions(options, help.parameterLabelRenderer());
    return layout.toString();
  }
}
