"""Writes the texts beside it anew, by the libraries themselves: pip install botoflow simpleflow, and the file
pyswfaws/serializers.py of bstempi/pyswf as pyswfaws_serializers.py beside this one (its package needs Python 2).

The texts that are here now were not made with the libraries installed, for there was no package index where that was
done, but with their encoders copied out of their sources; whoever has the libraries at hand should run this and look whether anything changes.
"""

import datetime
import decimal
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
RIDE = {"from": "sea", "to": "sky", "seats": 2}
ARGUMENTS = ["Ada", RIDE, [1, 2]]
KEYWORDS = {"ride": RIDE, "numbers": [1, 2]}
RESULT = {"rides": [RIDE, RIDE]}


def write(library, name, text):
    (HERE / library / (name + ".json")).write_text(text + "\n")


def botoflow():
    from botoflow.data_converter import JSONDataConverter

    class Ride:
        def __init__(self, **fields):
            self.__dict__.update(fields)

    dumps = JSONDataConverter().dumps
    write("botoflow", "arguments", dumps([ARGUMENTS, {}]))
    write("botoflow", "keywords", dumps([["Ada"], KEYWORDS]))
    write("botoflow", "nothing", dumps([[], {}]))
    write("botoflow", "result", dumps(RESULT))
    write("botoflow", "object", dumps(Ride(**RIDE)))
    rich = {
        "tags": {"a"},
        "price": decimal.Decimal("-12.50"),
        "bytes": b"\x01\x02\xff",
        "at": datetime.datetime(2026, 11, 22, 20, 15, 30, 500000),
        "pair": (1, 2),
        "took": datetime.timedelta(days=1, seconds=2, microseconds=500000),
    }
    write("botoflow", "rich", dumps(rich))


def simpleflow():
    from simpleflow.utils import json_dumps

    write("simpleflow", "arguments", json_dumps({"args": ARGUMENTS, "kwargs": {}}))
    write("simpleflow", "keywords", json_dumps({"args": ["Ada"], "kwargs": KEYWORDS}))
    write("simpleflow", "nothing", json_dumps({"args": [], "kwargs": {}}))
    write("simpleflow", "result", json_dumps(RESULT))


def garcon():
    # Its decider and its workers hand dictionaries to json.dumps as they are.
    execution = {"execution.domain": "d", "execution.run_id": "run-1", "execution.workflow_id": "w"}
    context = {"customer": "Ada", "ride": RIDE, "numbers": [1, 2]}
    write("garcon", "context", json.dumps(dict(context, **execution)))
    write("garcon", "result", json.dumps(RESULT))


def pyswfaws():
    sys.path.insert(0, str(HERE))
    from pyswfaws_serializers import JsonSerializer

    serializer = JsonSerializer()
    write("pyswfaws", "arguments", serializer.serialize_input(tuple(ARGUMENTS), {}))
    write("pyswfaws", "keywords", serializer.serialize_input(("Ada",), KEYWORDS))
    write("pyswfaws", "nothing", serializer.serialize_input((), {}))
    write("pyswfaws", "result", serializer.serialize_result(RESULT))


for name in sys.argv[1:] or ["botoflow", "simpleflow", "garcon", "pyswfaws"]:
    globals()[name]()
