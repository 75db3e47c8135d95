/// Users, groups, keys, policies and the audit log, as far as who looks administers them. Open
/// [dev.furrow.server.console.people.AccessPage] first.
@NullMarked
package dev.furrow.server.console.people;

import org.jspecify.annotations.NullMarked;
