package dev.furrow.examples.approval;

/// What somebody wants to spend.
record Expense(String what, int euros) {}
