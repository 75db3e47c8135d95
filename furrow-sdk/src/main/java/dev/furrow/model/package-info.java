/// What is on the server, as values: domains, types, executions, histories, and how they differ from what is
/// declared. Open [Domains], [Types] and [Executions].
@NullMarked
package dev.furrow.model;

import org.jspecify.annotations.NullMarked;
