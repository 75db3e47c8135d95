"""A workflow from its registration to its end through boto3; prints a word for each part that held."""

import sys
from datetime import datetime, timezone

import boto3
import botocore
from botocore.config import Config

endpoint = sys.argv[1]
# region client
swf = boto3.client(
    "swf",
    endpoint_url=endpoint,  # "http://127.0.0.1:7700"
    region_name="eu-west-3",
    aws_access_key_id="any",
    aws_secret_access_key="thing",
    config=Config(read_timeout=70),  # A poll may take 60 s.
)
# endregion
DOMAIN = "python"
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
DECIDERS = {"name": "deciders"}
WORKERS = {"name": "workers"}


def fault(code, message, call, /, **arguments):
    """The call must end in the fault of that name, as botocore's own exception class where it has one."""
    try:
        call(**arguments)
    except botocore.exceptions.ClientError as error:
        assert error.response["Error"]["Code"] == code, error.response
        assert error.response["Error"]["Message"] == message, error.response
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 400
        assert error.response["ResponseMetadata"]["RequestId"]
        return error
    raise AssertionError("no " + code)


# Registration.
swf.register_domain(name=DOMAIN, workflowExecutionRetentionPeriodInDays="3", tags=[{"key": "k", "value": "v"}])
swf.register_workflow_type(
    domain=DOMAIN,
    name="w",
    version="1",
    defaultTaskList=DECIDERS,
    defaultTaskStartToCloseTimeout="30",
    defaultExecutionStartToCloseTimeout="600",
    defaultChildPolicy="TERMINATE",
)
swf.register_activity_type(
    domain=DOMAIN,
    name="a",
    version="1",
    defaultTaskList=WORKERS,
    defaultTaskScheduleToStartTimeout="60",
    defaultTaskScheduleToCloseTimeout="60",
    defaultTaskStartToCloseTimeout="60",
    defaultTaskHeartbeatTimeout="30",
)
domain = swf.describe_domain(name=DOMAIN)
assert domain["domainInfo"]["status"] == "REGISTERED"
assert domain["configuration"] == {"workflowExecutionRetentionPeriodInDays": "3"}
assert swf.list_tags_for_resource(resourceArn=domain["domainInfo"]["arn"])["tags"] == [{"key": "k", "value": "v"}]
print("registered")

# Start and signal.
run_id = swf.start_workflow_execution(
    domain=DOMAIN,
    workflowId="order",
    workflowType={"name": "w", "version": "1"},
    input="two of them",
    tagList=["python"],
)["runId"]
execution = {"workflowId": "order", "runId": run_id}
answer = swf.signal_workflow_execution(domain=DOMAIN, workflowId="order", signalName="paid", input="é€😀")
assert set(answer) == {"ResponseMetadata"}, answer
assert swf.count_pending_decision_tasks(domain=DOMAIN, taskList=DECIDERS)["count"] == 1
print("started")

# A decision task, and one poll that stays empty.
task = swf.poll_for_decision_task(domain=DOMAIN, taskList=DECIDERS, identity="décideur")
assert task["workflowExecution"] == execution
assert (task["startedEventId"], task["previousStartedEventId"]) == (4, 0)
assert [event["eventType"] for event in task["events"]] == [
    "WorkflowExecutionStarted",
    "DecisionTaskScheduled",
    "WorkflowExecutionSignaled",
    "DecisionTaskStarted",
]
assert task["events"][2]["workflowExecutionSignaledEventAttributes"]["input"] == "é€😀"
assert abs((datetime.now(timezone.utc) - task["events"][0]["eventTimestamp"]).total_seconds()) < 60
swf.respond_decision_task_completed(
    taskToken=task["taskToken"],
    executionContext="",
    decisions=[
        {
            "decisionType": "ScheduleActivityTask",
            "scheduleActivityTaskDecisionAttributes": {
                "activityType": {"name": "a", "version": "1"},
                "activityId": "pack",
                "control": "c",
                "input": "two",
            },
        },
        {
            "decisionType": "StartTimer",
            "startTimerDecisionAttributes": {"timerId": "patience", "startToFireTimeout": "600"},
        },
    ],
)
empty = swf.poll_for_decision_task(domain=DOMAIN, taskList=DECIDERS)
del empty["ResponseMetadata"]
assert empty == {"startedEventId": 0, "previousStartedEventId": 0}, empty
print("decided")

# An activity task with heartbeats.
activity = swf.poll_for_activity_task(domain=DOMAIN, taskList=WORKERS, identity="worker")
assert activity["activityId"] == "pack" and activity["input"] == "two"
beat = swf.record_activity_task_heartbeat(taskToken=activity["taskToken"], details="one packed")
assert beat["cancelRequested"] is False
swf.respond_activity_task_completed(taskToken=activity["taskToken"], result="packed")
empty = swf.poll_for_activity_task(domain=DOMAIN, taskList=WORKERS)
del empty["ResponseMetadata"]
assert empty == {"startedEventId": 0}, empty
print("heartbeat")

# The end.
task = swf.poll_for_decision_task(domain=DOMAIN, taskList=DECIDERS, reverseOrder=True, maximumPageSize=2)
assert task["previousStartedEventId"] == 4
assert [event["eventId"] for event in task["events"]] == [task["startedEventId"], task["startedEventId"] - 1]
assert task["nextPageToken"]
swf.respond_decision_task_completed(
    taskToken=task["taskToken"],
    decisions=[
        {"decisionType": "CancelTimer", "cancelTimerDecisionAttributes": {"timerId": "patience"}},
        {"decisionType": "CompleteWorkflowExecution"},
    ],
)
described = swf.describe_workflow_execution(domain=DOMAIN, execution=execution)
assert described["executionInfo"]["closeStatus"] == "COMPLETED"
assert described["openCounts"] == {
    "openActivityTasks": 0,
    "openDecisionTasks": 0,
    "openTimers": 0,
    "openChildWorkflowExecutions": 0,
    "openLambdaFunctions": 0,
}
assert described["latestExecutionContext"] == ""
print("completed")

# Pages.
pages = list(
    swf.get_paginator("get_workflow_execution_history").paginate(
        domain=DOMAIN, execution=execution, PaginationConfig={"PageSize": 4}
    )
)
ids = [event["eventId"] for page in pages for event in page["events"]]
assert ids == list(range(1, len(ids) + 1)) and len(pages) == (len(ids) + 3) // 4, ids
assert "nextPageToken" not in pages[-1]
for i in range(5):
    swf.start_workflow_execution(domain=DOMAIN, workflowId="paged-%d" % i, workflowType={"name": "w", "version": "1"})
listed = swf.get_paginator("list_open_workflow_executions").paginate(
    domain=DOMAIN, startTimeFilter={"oldestDate": EPOCH}, PaginationConfig={"PageSize": 2}
)
found = [info["execution"]["workflowId"] for page in listed for info in page["executionInfos"]]
assert found == ["paged-4", "paged-3", "paged-2", "paged-1", "paged-0"], found
print("paged")

# Counts and lists with filters.
swf.terminate_workflow_execution(domain=DOMAIN, workflowId="paged-0", reason="enough")
assert swf.count_open_workflow_executions(domain=DOMAIN, startTimeFilter={"oldestDate": EPOCH})["count"] == 4
closed = swf.count_closed_workflow_executions(
    domain=DOMAIN, closeTimeFilter={"oldestDate": EPOCH}, closeStatusFilter={"status": "TERMINATED"}
)
assert closed["count"] == 1 and closed["truncated"] is False
tagged = swf.list_closed_workflow_executions(
    domain=DOMAIN, startTimeFilter={"oldestDate": EPOCH}, tagFilter={"tag": "python"}
)["executionInfos"]
assert [info["execution"] for info in tagged] == [execution]
print("counted")

# Faults, as botocore's exceptions.
error = fault("DomainAlreadyExistsFault", DOMAIN, swf.register_domain, name=DOMAIN, workflowExecutionRetentionPeriodInDays="1")
assert isinstance(error, swf.exceptions.DomainAlreadyExistsFault)
error = fault("UnknownResourceFault", "Unknown domain: nowhere", swf.describe_domain, name="nowhere")
assert isinstance(error, swf.exceptions.UnknownResourceFault)
error = fault(
    "WorkflowExecutionAlreadyStartedFault",
    "Already Started",
    swf.start_workflow_execution,
    domain=DOMAIN,
    workflowId="paged-1",
    workflowType={"name": "w", "version": "1"},
)
assert isinstance(error, swf.exceptions.WorkflowExecutionAlreadyStartedFault)
error = fault(
    "TypeAlreadyExistsFault",
    "ActivityType=[name=a, version=1]",
    swf.register_activity_type,
    domain=DOMAIN,
    name="a",
    version="1",
)
assert isinstance(error, swf.exceptions.TypeAlreadyExistsFault)
fault("ValidationException", "Invalid token", swf.respond_activity_task_completed, taskToken="forged")
fault(
    "UnknownResourceFault",
    "Unknown execution: WorkflowExecution=[workflowId=order, runId=%s]" % run_id,
    swf.record_activity_task_heartbeat,
    taskToken=activity["taskToken"],
)
print("faults")
