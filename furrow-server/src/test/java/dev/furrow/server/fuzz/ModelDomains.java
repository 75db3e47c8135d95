package dev.furrow.server.fuzz;

import java.util.List;

/// The domains of one client.
///
/// @param all those that there are
/// @param nowhere one that there is not
record ModelDomains(List<ModelDomain> all, ModelDomain nowhere) {}
