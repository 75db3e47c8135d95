/// What others may put under the SDK: how bytes reach a service, where credentials come from, an engine in the
/// process.
///
/// Open [Transport] first. Nothing here is needed to write workflows.
@NullMarked
package dev.furrow.spi;

import org.jspecify.annotations.NullMarked;
