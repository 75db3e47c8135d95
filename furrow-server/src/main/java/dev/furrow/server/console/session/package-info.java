/// Who has signed in to the console, and what protects their forms. Kept in memory: after a restart people sign in
/// again. Open [dev.furrow.server.console.session.Sessions] first.
@NullMarked
package dev.furrow.server.console.session;

import org.jspecify.annotations.NullMarked;
