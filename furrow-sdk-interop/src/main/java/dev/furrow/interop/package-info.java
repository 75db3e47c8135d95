/// Payloads as other libraries for SWF write them: [dev.furrow.interop.FlowDialect],
/// [dev.furrow.interop.BotoflowDialect], [dev.furrow.interop.SimpleflowDialect], [dev.furrow.interop.GarconDialect]
/// and [dev.furrow.interop.PySwfAwsDialect]. Set one for the types that are shared with `Payloads.forTypes`. Class
/// names in what comes in are never followed: values become what the method declares, and nothing else.
@NullMarked
package dev.furrow.interop;

import org.jspecify.annotations.NullMarked;
