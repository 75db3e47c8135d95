/// What people do with a phone that has no apps: call the voice menu and press keys, answer an offer by key or by
/// SMS, let it ring once. Everything ends in the same moves that the apps make, with the source IVR or SMS. Open
/// [VoiceMenu].
@NullMarked
package dev.furrow.rental.phone;

import org.jspecify.annotations.NullMarked;
