/// Functions for Lambda tasks: HTTP addresses and local commands, by name from the configuration.
@NullMarked
package dev.furrow.server.lambda;

import org.jspecify.annotations.NullMarked;
