/// Who somebody is: they show that a phone is theirs by a one-time code, by SMS or by voice, and get a session for
/// their device. Codes are made, sent and compared by a provider; this application never sees one. Open [SignIns].
@NullMarked
package dev.furrow.rental.identity;

import org.jspecify.annotations.NullMarked;
