/// `furrow example`: runs one of the programs in the packages below, inside the process or against a server.
@NullMarked
package dev.furrow.examples;

import org.jspecify.annotations.NullMarked;
