/// The people of the city: customers who book and may cancel, drivers who accept or do not. What each will do follows
/// from the workflowId alone, so that it is the same in every process and after every restart, and can be checked.
/// Open [dev.furrow.demo.people.Plan] first.
@NullMarked
package dev.furrow.demo.people;

import org.jspecify.annotations.NullMarked;
