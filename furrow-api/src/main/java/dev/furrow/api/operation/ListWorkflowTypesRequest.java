package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;
import static dev.furrow.api.shape.TextKind.NAME;
import static dev.furrow.api.shape.TextKind.PAGE_TOKEN;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.shape.PageSize;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Lists workflow types of a domain.
///
/// @param domain the domain
/// @param name the name
/// @param registrationStatus registered or deprecated ones
/// @param nextPageToken continues a listing; absent on the last page
/// @param maximumPageSize the most results on a page; 0 or absent for the maximum of the server
/// @param reverseOrder whether the order is turned around
public record ListWorkflowTypesRequest(
        @Text(DOMAIN_NAME) String domain,
        @Text(NAME) @Nullable String name,
        RegistrationStatus registrationStatus,
        @Text(PAGE_TOKEN) @Nullable String nextPageToken,
        @PageSize @Nullable Integer maximumPageSize,
        @Nullable Boolean reverseOrder)
        implements Request {}
