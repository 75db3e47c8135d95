/// Policies in the JSON of Amazon's IAM: read, compiled, decided. Pure: a request's action, resource and keys go in,
/// a verdict comes out. Open [dev.furrow.server.policy.Verdict] first.
@NullMarked
package dev.furrow.server.policy;

import org.jspecify.annotations.NullMarked;
