// A workflow from its registration to its end through @aws-sdk/client-swf; prints a word for each part that held.

import assert from "node:assert/strict";
import {
  CountOpenWorkflowExecutionsCommand,
  DescribeDomainCommand,
  DescribeWorkflowExecutionCommand,
  paginateGetWorkflowExecutionHistory,
  paginateListOpenWorkflowExecutions,
  PollForActivityTaskCommand,
  PollForDecisionTaskCommand,
  RecordActivityTaskHeartbeatCommand,
  RegisterActivityTypeCommand,
  RegisterDomainCommand,
  RegisterWorkflowTypeCommand,
  RespondActivityTaskCompletedCommand,
  RespondDecisionTaskCompletedCommand,
  SignalWorkflowExecutionCommand,
  StartWorkflowExecutionCommand,
  SWFClient,
  UnknownResourceFault,
  WorkflowExecutionAlreadyStartedFault,
} from "@aws-sdk/client-swf";

const endpoint = process.argv[2];
// region client
const client = new SWFClient({
  endpoint, // "http://127.0.0.1:7700"
  region: "us-west-2",
  credentials: { accessKeyId: "any", secretAccessKey: "thing" },
});
// endregion
const domain = "javascript";
const taskList = { name: "deciders" };
const workflowType = { name: "w", version: "1" };
const activityType = { name: "a", version: "1" };
const send = (command) => client.send(command);

await send(new RegisterDomainCommand({ name: domain, workflowExecutionRetentionPeriodInDays: "1" }));
await send(
  new RegisterWorkflowTypeCommand({
    domain,
    ...workflowType,
    defaultTaskList: taskList,
    defaultTaskStartToCloseTimeout: "30",
    defaultExecutionStartToCloseTimeout: "600",
    defaultChildPolicy: "TERMINATE",
  }),
);
await send(
  new RegisterActivityTypeCommand({
    domain,
    ...activityType,
    defaultTaskList: { name: "workers" },
    defaultTaskScheduleToStartTimeout: "60",
    defaultTaskScheduleToCloseTimeout: "60",
    defaultTaskStartToCloseTimeout: "60",
    defaultTaskHeartbeatTimeout: "30",
  }),
);
const described = await send(new DescribeDomainCommand({ name: domain }));
assert.equal(described.domainInfo.status, "REGISTERED");
console.log("registered");

const { runId } = await send(
  new StartWorkflowExecutionCommand({ domain, workflowId: "order", workflowType, input: "é€😀" }),
);
const execution = { workflowId: "order", runId };
await send(new SignalWorkflowExecutionCommand({ domain, workflowId: "order", signalName: "paid" }));
console.log("started");

let task = await send(new PollForDecisionTaskCommand({ domain, taskList, identity: "decider" }));
assert.deepEqual(task.workflowExecution, execution);
assert.equal(task.previousStartedEventId, 0);
assert.equal(task.events[0].workflowExecutionStartedEventAttributes.input, "é€😀");
assert.ok(Math.abs(Date.now() - task.events[0].eventTimestamp.getTime()) < 60_000);
await send(
  new RespondDecisionTaskCompletedCommand({
    taskToken: task.taskToken,
    decisions: [
      {
        decisionType: "ScheduleActivityTask",
        scheduleActivityTaskDecisionAttributes: { activityType, activityId: "pack" },
      },
    ],
  }),
);
const empty = await send(new PollForDecisionTaskCommand({ domain, taskList }));
assert.equal(empty.taskToken, undefined);
assert.equal(empty.startedEventId, 0);
console.log("decided");

const activity = await send(new PollForActivityTaskCommand({ domain, taskList: { name: "workers" } }));
const beat = await send(new RecordActivityTaskHeartbeatCommand({ taskToken: activity.taskToken, details: "half" }));
assert.equal(beat.cancelRequested, false);
await send(new RespondActivityTaskCompletedCommand({ taskToken: activity.taskToken, result: "packed" }));
console.log("heartbeat");

task = await send(new PollForDecisionTaskCommand({ domain, taskList }));
await send(
  new RespondDecisionTaskCompletedCommand({
    taskToken: task.taskToken,
    decisions: [{ decisionType: "CompleteWorkflowExecution" }],
  }),
);
const end = await send(new DescribeWorkflowExecutionCommand({ domain, execution }));
assert.equal(end.executionInfo.closeStatus, "COMPLETED");
assert.ok(end.executionInfo.closeTimestamp instanceof Date);
console.log("completed");

const ids = [];
for await (const page of paginateGetWorkflowExecutionHistory({ client, pageSize: 5 }, { domain, execution })) {
  ids.push(...page.events.map((event) => event.eventId));
}
assert.deepEqual(ids, [...Array(12).keys()].map((i) => i + 1));
for (let i = 0; i < 3; i++) {
  await send(new StartWorkflowExecutionCommand({ domain, workflowId: `paged-${i}`, workflowType }));
}
const startTimeFilter = { oldestDate: new Date(0) };
const open = [];
for await (const page of paginateListOpenWorkflowExecutions({ client, pageSize: 2 }, { domain, startTimeFilter })) {
  open.push(...page.executionInfos.map((info) => info.execution.workflowId));
}
assert.deepEqual(open, ["paged-2", "paged-1", "paged-0"]);
const counted = await send(new CountOpenWorkflowExecutionsCommand({ domain, startTimeFilter }));
assert.deepEqual([counted.count, counted.truncated], [3, false]);
console.log("paged");

await assert.rejects(send(new DescribeDomainCommand({ name: "nowhere" })), (fault) => {
  assert.ok(fault instanceof UnknownResourceFault);
  assert.equal(fault.message, "Unknown domain: nowhere");
  assert.equal(fault.$metadata.httpStatusCode, 400);
  return true;
});
await assert.rejects(
  send(new StartWorkflowExecutionCommand({ domain, workflowId: "paged-1", workflowType })),
  WorkflowExecutionAlreadyStartedFault,
);
await assert.rejects(send(new RespondActivityTaskCompletedCommand({ taskToken: "forged" })), (fault) => {
  assert.equal(fault.name, "ValidationException");
  return true;
});
console.log("faults");
client.destroy();
