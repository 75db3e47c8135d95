"""Decides for the workflow Wall: two activities, one after the other."""

import json
import sys

import boto3
from botocore.config import Config

endpoint, domain = sys.argv[1:]
swf = boto3.client("swf", endpoint_url=endpoint, config=Config(read_timeout=70))

try:
    swf.register_workflow_type(
        domain=domain,
        name="Wall",
        version="1.0",
        defaultTaskList={"name": "walls"},
        defaultTaskStartToCloseTimeout="30",
        defaultExecutionStartToCloseTimeout="3600",
        defaultChildPolicy="TERMINATE",
    )
except swf.exceptions.TypeAlreadyExistsFault:
    pass
print("ready")


# region decide
def schedule(name, *arguments):
    return {
        "decisionType": "ScheduleActivityTask",
        "scheduleActivityTaskDecisionAttributes": {
            "activityType": {"name": name, "version": "1.0"},
            "activityId": name,
            "input": json.dumps(arguments[0] if len(arguments) == 1 else arguments),
        },
    }


def decide(events):
    customer, metres = json.loads(events[0]["workflowExecutionStartedEventAttributes"]["input"])
    results = [
        json.loads(event["activityTaskCompletedEventAttributes"]["result"])
        for event in events
        if event["eventType"] == "ActivityTaskCompleted"
    ]
    if not results:
        return schedule("Estimates.stones", metres)
    if len(results) == 1:
        return schedule("Estimates.quote", results[0], customer)
    return {
        "decisionType": "CompleteWorkflowExecution",
        "completeWorkflowExecutionDecisionAttributes": {"result": json.dumps(results[1])},
    }
# endregion


while True:
    task = swf.poll_for_decision_task(domain=domain, taskList={"name": "walls"})
    if task.get("taskToken"):
        decision = decide(task["events"])
        swf.respond_decision_task_completed(taskToken=task["taskToken"], decisions=[decision])
