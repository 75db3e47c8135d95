/// What others may put under the SDK and around it: how bytes reach a service, where credentials come from, an
/// engine in the process, interceptors and telemetry.
///
/// Open [Transport] and [Interceptor] first. Nothing here is needed to write workflows.
@NullMarked
package dev.furrow.spi;

import org.jspecify.annotations.NullMarked;
