"""The SDK's own provider of temporary credentials takes on a role, and renews it when it must."""

import sys

import botocore.session
from botocore.credentials import AssumeRoleCredentialFetcher, DeferredRefreshableCredentials
from botocore.exceptions import ClientError

endpoint, role, domain = sys.argv[1:]
lasting = botocore.session.get_session()


def sts(service, **keys):
    return lasting.create_client(service, endpoint_url=endpoint, region_name="eu-west-1", **keys)


fetcher = AssumeRoleCredentialFetcher(
    sts, lasting.get_credentials(), role, extra_args={"RoleSessionName": "worker"})
provided = DeferredRefreshableCredentials(method="assume-role", refresh_using=fetcher.fetch_credentials)

worker = botocore.session.get_session()
worker._credentials = provided
swf = worker.create_client("swf", endpoint_url=endpoint, region_name="eu-west-1")

print(swf.describe_domain(name=domain)["domainInfo"]["status"])
first = provided.get_frozen_credentials().access_key
# As if its end were near, and nothing were remembered: the provider asks for another session.
provided._expiry_time = provided._time_fetcher()
fetcher._cache.clear()
print(swf.describe_domain(name=domain)["domainInfo"]["status"])
print("renewed" if provided.get_frozen_credentials().access_key != first else "the same")
try:
    swf.deprecate_domain(name=domain)
except ClientError as refused:
    print(refused.response["Error"]["Code"])
    print(refused.response["Error"]["Message"].split(" is not ")[0])
