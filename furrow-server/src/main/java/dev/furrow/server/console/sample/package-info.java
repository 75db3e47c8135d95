/// Numbers of the last hour, for charts: taken every ten seconds whether or not somebody looks. Open
/// [dev.furrow.server.console.sample.Samples] first.
@NullMarked
package dev.furrow.server.console.sample;

import org.jspecify.annotations.NullMarked;
