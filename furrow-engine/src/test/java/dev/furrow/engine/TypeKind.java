package dev.furrow.engine;

import dev.furrow.api.ActivityType;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.*;
import java.time.Instant;
import java.util.List;

/// The two kinds of type, whose operations come in pairs and behave alike.
public enum TypeKind {
    WORKFLOW("WorkflowType") {
        @Override
        public Request register(String domain, String name, String version) {
            return new RegisterWorkflowTypeRequest(domain, name, version, null, null, null, null, null, null, null);
        }

        @Override
        public Request deprecate(String domain, String name, String version) {
            return new DeprecateWorkflowTypeRequest(domain, new WorkflowType(name, version));
        }

        @Override
        public Request undeprecate(String domain, String name, String version) {
            return new UndeprecateWorkflowTypeRequest(domain, new WorkflowType(name, version));
        }

        @Override
        public Request delete(String domain, String name, String version) {
            return new DeleteWorkflowTypeRequest(domain, new WorkflowType(name, version));
        }

        @Override
        public TypeSummary describe(TestEngine engine, String domain, String name, String version) {
            return info(engine.call(
                            new DescribeWorkflowTypeRequest(domain, new WorkflowType(name, version)),
                            WorkflowTypeDetail.class)
                    .typeInfo());
        }

        @Override
        public Page list(TestEngine engine, String domain, ListOf what) {
            WorkflowTypeInfos page = engine.call(
                    new ListWorkflowTypesRequest(
                            domain, what.name, what.status, what.token, what.pageSize, what.reverse),
                    WorkflowTypeInfos.class);
            return new Page(page.typeInfos().stream().map(TypeKind::info).toList(), page.nextPageToken());
        }
    },
    ACTIVITY("ActivityType") {
        @Override
        public Request register(String domain, String name, String version) {
            return new RegisterActivityTypeRequest(domain, name, version, null, null, null, null, null, null, null);
        }

        @Override
        public Request deprecate(String domain, String name, String version) {
            return new DeprecateActivityTypeRequest(domain, new ActivityType(name, version));
        }

        @Override
        public Request undeprecate(String domain, String name, String version) {
            return new UndeprecateActivityTypeRequest(domain, new ActivityType(name, version));
        }

        @Override
        public Request delete(String domain, String name, String version) {
            return new DeleteActivityTypeRequest(domain, new ActivityType(name, version));
        }

        @Override
        public TypeSummary describe(TestEngine engine, String domain, String name, String version) {
            return info(engine.call(
                            new DescribeActivityTypeRequest(domain, new ActivityType(name, version)),
                            ActivityTypeDetail.class)
                    .typeInfo());
        }

        @Override
        public Page list(TestEngine engine, String domain, ListOf what) {
            ActivityTypeInfos page = engine.call(
                    new ListActivityTypesRequest(
                            domain, what.name, what.status, what.token, what.pageSize, what.reverse),
                    ActivityTypeInfos.class);
            return new Page(page.typeInfos().stream().map(TypeKind::info).toList(), page.nextPageToken());
        }
    };

    /// What is known of a type, whichever kind it is.
    public record TypeSummary(
            String name,
            String version,
            RegistrationStatus status,
            String description,
            Instant creationDate,
            Instant deprecationDate) {}

    /// One page of types.
    public record Page(List<TypeSummary> infos, String nextPageToken) {
        /// Name and version of each, as `name/version`.
        public List<String> names() {
            return infos.stream().map(info -> info.name + '/' + info.version).toList();
        }
    }

    /// Which types to list.
    public record ListOf(RegistrationStatus status, String name, Integer pageSize, Boolean reverse, String token) {
        /// All of one status.
        public static ListOf all(RegistrationStatus status) {
            return new ListOf(status, null, null, null, null);
        }
    }

    private final String inMessages;

    TypeKind(String inMessages) {
        this.inMessages = inMessages;
    }

    /// The way that faults name a type.
    public String described(String name, String version) {
        return inMessages + "=[name=" + name + ", version=" + version + "]";
    }

    /// A registration without defaults.
    public abstract Request register(String domain, String name, String version);

    public abstract Request deprecate(String domain, String name, String version);

    public abstract Request undeprecate(String domain, String name, String version);

    public abstract Request delete(String domain, String name, String version);

    public abstract TypeSummary describe(TestEngine engine, String domain, String name, String version);

    public abstract Page list(TestEngine engine, String domain, ListOf what);

    private static TypeSummary info(WorkflowTypeInfo info) {
        return new TypeSummary(
                info.workflowType().name(),
                info.workflowType().version(),
                info.status(),
                info.description(),
                info.creationDate(),
                info.deprecationDate());
    }

    private static TypeSummary info(ActivityTypeInfo info) {
        return new TypeSummary(
                info.activityType().name(),
                info.activityType().version(),
                info.status(),
                info.description(),
                info.creationDate(),
                info.deprecationDate());
    }
}
