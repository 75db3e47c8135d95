/// What the service answers when it refuses: the modelled faults of SWF and the errors common to all of Amazon's JSON
/// services, each with its wire name, name space and HTTP status. Open [dev.furrow.api.fault.FaultType] first.
@NullMarked
package dev.furrow.api.fault;

import org.jspecify.annotations.NullMarked;
