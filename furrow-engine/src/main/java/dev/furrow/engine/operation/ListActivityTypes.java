package dev.furrow.engine.operation;

import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.ActivityTypeInfo;
import dev.furrow.api.operation.ActivityTypeInfos;
import dev.furrow.api.operation.ListActivityTypesRequest;
import dev.furrow.api.operation.Operation;
import dev.furrow.engine.answer.Answer;
import java.util.List;

/// Lists the activity types of one status by name, then version.
final class ListActivityTypes {
    private ListActivityTypes() {}

    static Answer read(ListActivityTypesRequest request, Parts parts) {
        parts.registry().domain(request.domain());
        List<ActivityTypeInfo> infos = parts.registry().activityTypes(request.domain()).stream()
                .map(ActivityTypeDetail::typeInfo)
                .filter(info -> info.status() == request.registrationStatus())
                .filter(info -> request.name() == null
                        || request.name().equals(info.activityType().name()))
                .toList();
        SortedPage<ActivityTypeInfo> page = SortedPage.of(
                infos,
                ListActivityTypes::sortKey,
                Boolean.TRUE.equals(request.reverseOrder()),
                Operation.LIST_ACTIVITY_TYPES,
                new ListActivityTypesRequest(
                        request.domain(),
                        request.name(),
                        request.registrationStatus(),
                        null,
                        null,
                        request.reverseOrder()),
                request.nextPageToken(),
                request.maximumPageSize(),
                parts);
        return Answer.of(new ActivityTypeInfos(page.items(), page.nextPageToken()));
    }

    /// Names hold no control characters, so a zero keeps a name before every longer one.
    private static String sortKey(ActivityTypeInfo info) {
        return info.activityType().name() + '\0' + info.activityType().version();
    }
}
