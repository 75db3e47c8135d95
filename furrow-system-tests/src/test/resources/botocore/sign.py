# Signs generated requests with botocore and prints them: a line "REQUEST body-in-hex", then a line for each header.
import random
import sys

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

seed, count, access_key, secret_key, url = sys.argv[1:]
draw = random.Random(int(seed))
ODD = [" ", "  ", "\t", "a", "B", "0", "/", ",", ";", "=", "%", "\"", "'", "~", "+", "*", "(", "é"]


def odd_value(alphabet):
    return "v" + "".join(draw.choice(alphabet) for _ in range(draw.randrange(24)))


for i in range(int(count)):
    body = "".join(draw.choice(ODD + ["\n", "{", "}", "☃", "\U0001f600", "\x00"]) for _ in range(draw.randrange(200)))
    headers = {
        "X-Amz-Target": "SimpleWorkflowService.DescribeDomain",
        "Content-Type": draw.choice(["application/x-amz-json-1.0", "application/json; charset=UTF-8"]),
    }
    for j in range(draw.randrange(5)):
        name = draw.choice(["X-Odd-", "x-amz-meta-", "Accept-", "zz."]) + str(j)
        headers[name] = odd_value(ODD[:-1])
    token = draw.choice([None, "session/token+with==signs"])
    request = AWSRequest(method="POST", url=url, data=body.encode("utf-8"), headers=headers)
    SigV4Auth(Credentials(access_key, secret_key, token), "swf", "eu-west-1").add_auth(request)
    prepared = request.prepare()
    print("REQUEST", body.encode("utf-8").hex())
    print("Host:" + url.split("/")[2])
    for name, value in prepared.headers.items():
        print(name + ":" + (value.decode("utf-8") if isinstance(value, bytes) else str(value)))
