/// What activity code sees: the contract's annotation, and as static methods of [Activity] its task, heartbeats
/// and leaving the answer to somebody else.
@NullMarked
package dev.furrow.activity;

import org.jspecify.annotations.NullMarked;
