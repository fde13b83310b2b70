/// What a job found and did, as values, and those values as text, JSON, Markdown and workflow
/// commands. Asks nothing and changes nothing; knows no GitHub API and no terminal.
@NullMarked
package io.github.imagesync.report;

import org.jspecify.annotations.NullMarked;
