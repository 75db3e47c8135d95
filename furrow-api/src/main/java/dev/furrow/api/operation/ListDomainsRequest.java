package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.PAGE_TOKEN;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.shape.PageSize;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Lists domains.
///
/// @param nextPageToken continues a listing; absent on the last page
/// @param registrationStatus registered or deprecated ones
/// @param maximumPageSize the most results on a page; 0 or absent for the maximum of the server
/// @param reverseOrder whether the order is turned around
public record ListDomainsRequest(
        @Text(PAGE_TOKEN) @Nullable String nextPageToken,
        RegistrationStatus registrationStatus,
        @PageSize @Nullable Integer maximumPageSize,
        @Nullable Boolean reverseOrder)
        implements Request {}
