/// Temporary credentials in the way that Amazon's SDKs ask for them: the query protocol of the Security Token Service
/// on the same listener. Open [dev.furrow.server.sts.StsEndpoint] first.
@NullMarked
package dev.furrow.server.sts;

import org.jspecify.annotations.NullMarked;
