/// Holds the history of a booking against what it may be: the rules of the protocol, the steps of the workflow, the
/// plan of the people in it and what the service has acknowledged to them. Open
/// [dev.furrow.demo.check.HistoryChecker] first; every rule is a class.
@NullMarked
package dev.furrow.demo.check;

import org.jspecify.annotations.NullMarked;
