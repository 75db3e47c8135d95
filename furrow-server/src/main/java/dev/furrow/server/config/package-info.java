/// What an operator can set, and where: one table of settings for command line, environment, configuration file and
/// documentation. Open [dev.furrow.server.config.Settings] first.
@NullMarked
package dev.furrow.server.config;

import org.jspecify.annotations.NullMarked;
