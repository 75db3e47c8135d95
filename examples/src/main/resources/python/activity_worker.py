"""Serves the activity Words.count from the task list "python"."""

import json
import sys
from collections import Counter

import boto3
from botocore.config import Config

endpoint, domain = sys.argv[1:]
swf = boto3.client("swf", endpoint_url=endpoint, config=Config(read_timeout=70))

try:
    swf.register_activity_type(
        domain=domain,
        name="Words.count",
        version="1.0",
        defaultTaskList={"name": "python"},
        defaultTaskScheduleToStartTimeout="NONE",
        defaultTaskScheduleToCloseTimeout="NONE",
        defaultTaskStartToCloseTimeout="30",
        defaultTaskHeartbeatTimeout="NONE",
    )
except swf.exceptions.TypeAlreadyExistsFault:
    pass
print("ready")

# region worker
while True:
    task = swf.poll_for_activity_task(domain=domain, taskList={"name": "python"})
    if task.get("taskToken"):
        text = json.loads(task["input"])
        counts = Counter(text.split())
        swf.respond_activity_task_completed(taskToken=task["taskToken"], result=json.dumps(counts))
# endregion
