/// Domains: their lives, retention, tags, and quotas with their use. Open
/// [dev.furrow.server.console.domain.DomainPage] first.
@NullMarked
package dev.furrow.server.console.domain;

import org.jspecify.annotations.NullMarked;
