/// A small certificate authority of one's own, for servers that old clients call by a name that is not theirs, and
/// for callers who show certificates. Open [dev.furrow.server.certificate.Authority] first.
@NullMarked
package dev.furrow.server.certificate;

import org.jspecify.annotations.NullMarked;
