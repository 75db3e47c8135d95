/// What operators ask of a running server: backups, for now. Open [dev.furrow.server.admin.AdminEndpoint] first.
@NullMarked
package dev.furrow.server.admin;

import org.jspecify.annotations.NullMarked;
