/// The audit log: who has done what, in lines that hang together. Open [dev.furrow.server.audit.AuditLog] first.
@NullMarked
package dev.furrow.server.audit;

import org.jspecify.annotations.NullMarked;
