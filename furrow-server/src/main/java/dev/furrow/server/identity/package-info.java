/// Who may ask: users, groups, access keys and policies, kept as notes of the store; secrets only under the master
/// key. Open [dev.furrow.server.identity.IdentityBook] first.
@NullMarked
package dev.furrow.server.identity;

import org.jspecify.annotations.NullMarked;
