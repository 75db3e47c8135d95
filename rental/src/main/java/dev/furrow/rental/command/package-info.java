/// `furrow rental`: the application with everything that it needs, in one process.
@NullMarked
package dev.furrow.rental.command;

import org.jspecify.annotations.NullMarked;
