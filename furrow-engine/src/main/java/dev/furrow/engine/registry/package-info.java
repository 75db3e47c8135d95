/// The domains and types that are known: the records that are stored, and the view in memory that every decision
/// reads. Who changes them lives in `operation`. Open [dev.furrow.engine.registry.Registry] first.
@NullMarked
package dev.furrow.engine.registry;

import org.jspecify.annotations.NullMarked;
