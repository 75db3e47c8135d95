/// Finding a supplier: candidates in order, each with its reasons; asked in turn; one winner by one transaction. Open
/// [OrderAssignmentWorkflow], then [Offers].
@NullMarked
package dev.furrow.rental.assignment;

import org.jspecify.annotations.NullMarked;
