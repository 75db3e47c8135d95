package dev.furrow.engine.operation;

import dev.furrow.api.operation.DomainInfo;
import dev.furrow.api.operation.DomainInfos;
import dev.furrow.api.operation.ListDomainsRequest;
import dev.furrow.api.operation.Operation;
import dev.furrow.engine.answer.Answer;
import java.util.List;

/// Lists the domains of one status by name.
final class ListDomains {
    private ListDomains() {}

    static Answer read(ListDomainsRequest request, Parts parts) {
        List<DomainInfo> infos = parts.registry().domains().stream()
                .filter(domain -> domain.status() == request.registrationStatus())
                .map(domain -> DescribeDomain.info(domain, parts))
                .toList();
        SortedPage<DomainInfo> page = SortedPage.of(
                infos,
                DomainInfo::name,
                Boolean.TRUE.equals(request.reverseOrder()),
                Operation.LIST_DOMAINS,
                new ListDomainsRequest(null, request.registrationStatus(), null, request.reverseOrder()),
                request.nextPageToken(),
                request.maximumPageSize(),
                parts);
        return Answer.of(new DomainInfos(page.items(), page.nextPageToken()));
    }
}
