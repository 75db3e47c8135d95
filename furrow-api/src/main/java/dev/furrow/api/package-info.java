/// The nouns that everything else is made of: executions, types, task lists. What can be asked of the service is in
/// `operation`, what a decider can want in `decision`, what can happen in `event`, how the service refuses in
/// `fault`. Everything here is an immutable value.
@NullMarked
package dev.furrow.api;

import org.jspecify.annotations.NullMarked;
