/// Who asks, and what they may: accounts, roles, sessions of devices, and the rule that each endpoint names its
/// roles. Signing in with a one-time code is the business of `identity`; it ends in [Sessions#open]. Open
/// [AccessRules].
@NullMarked
package dev.furrow.rental.access;

import org.jspecify.annotations.NullMarked;
