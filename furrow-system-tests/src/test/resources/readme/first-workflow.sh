#!/usr/bin/env bash
# The first workflow of the README, by hand: you are the starter, the decider and the worker.

set -euo pipefail

# region workflow
swf() { aws --endpoint-url "${FURROW:-http://127.0.0.1:7700}" --output text swf "$@"; }
export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=thing AWS_DEFAULT_REGION=us-east-1

# A domain to work in, a type of workflow and a type of activity.
swf register-domain --name shop --workflow-execution-retention-period-in-days 7
swf register-workflow-type --domain shop --name order --workflow-version 1 \
    --default-task-list name=deciders --default-task-start-to-close-timeout 30 \
    --default-execution-start-to-close-timeout 3600 --default-child-policy TERMINATE
swf register-activity-type --domain shop --name pack --activity-version 1 \
    --default-task-list name=packers --default-task-heartbeat-timeout NONE \
    --default-task-schedule-to-start-timeout 600 --default-task-start-to-close-timeout 600 \
    --default-task-schedule-to-close-timeout 1200

# Somebody orders.
swf start-workflow-execution --domain shop --workflow-id order-1 \
    --workflow-type name=order,version=1 --input "two teapots"

# The decider is asked what comes next, and says: let it be packed.
task=$(swf poll-for-decision-task --domain shop --task-list name=deciders --query taskToken)
swf respond-decision-task-completed --task-token "$task" --decisions '[{
    "decisionType": "ScheduleActivityTask",
    "scheduleActivityTaskDecisionAttributes": {
        "activityType": {"name": "pack", "version": "1"}, "activityId": "pack-1", "input": "two teapots"}}]'

# A worker packs. Kill the server with -9 here, start it again: the task is still there.
task=$(swf poll-for-activity-task --domain shop --task-list name=packers --query taskToken)
swf respond-activity-task-completed --task-token "$task" --result "packed"

# The decider sees that it is packed, and ends the workflow.
task=$(swf poll-for-decision-task --domain shop --task-list name=deciders --query taskToken)
swf respond-decision-task-completed --task-token "$task" --decisions '[{
    "decisionType": "CompleteWorkflowExecution",
    "completeWorkflowExecutionDecisionAttributes": {"result": "sent"}}]'

# What happened, from the first event to the last.
run=$(swf list-closed-workflow-executions --domain shop --start-time-filter oldestDate=0 \
    --query 'executionInfos[0].execution.runId')
swf get-workflow-execution-history --domain shop --execution "workflowId=order-1,runId=$run" \
    --query 'events[].[eventId,eventType]'
# endregion
