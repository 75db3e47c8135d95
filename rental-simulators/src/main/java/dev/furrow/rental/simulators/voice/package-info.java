/// Calls in the shape of Exotel's API: outgoing calls that are connected to a call flow, incoming calls, missed
/// calls. A call flow is fetched from the application step by step as ExoML;
/// [dev.furrow.rental.simulators.voice.Call] runs it.
@NullMarked
package dev.furrow.rental.simulators.voice;

import org.jspecify.annotations.NullMarked;
