/// The command line: `furrow server`, `backup`, `restore`, `version`, `help`, and what other modules add. Open
/// [dev.furrow.server.cli.Main] first.
@NullMarked
package dev.furrow.server.cli;

import org.jspecify.annotations.NullMarked;
