import pulumi
import vpc_endpoints as endpoints

config = pulumi.Config()
services = config.get_object("services") or ["logs", "kms"]
max_monthly = config.get_float("maxMonthly") or 500
spokes = {
    "app-1": endpoints.HubSpokeArgs(cidr_blocks=["10.1.0.0/16"], monthly_data_gb={"logs": 100, "kms": 1}),
    "app-2": endpoints.HubSpokeArgs(cidr_blocks=["10.2.0.0/16"], monthly_data_gb={"logs": 10, "kms": 1}),
    "app-3": endpoints.HubSpokeArgs(cidr_blocks=["10.3.0.0/16"], monthly_data_gb={"logs": 10, "kms": 1}),
}

hub = endpoints.EndpointHub(
    "hub",
    vpc_id="vpc-0123456789abcdef0",
    cidr_blocks=["10.0.0.0/16"],
    services=services,
    subnet_ids=["subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"],
    route_table_ids={"endpoints": "rtb-0123456789abcdef0"},
    spokes=spokes,
    region="us-east-1",
    budget=endpoints.CostBudgetArgs(max_monthly=max_monthly),
)

apps = [
    endpoints.EndpointSpoke(
        name,
        hub=hub,
        vpc_id=f"vpc-0fedcba987654321{index}",
        route_table_ids={"clients": f"rtb-0fedcba987654321{index}"},
        attachment_subnet_ids=[f"subnet-0bbbbbbbbbbbbbb{index}{zone}" for zone in (1, 2)],
    )
    for index, name in enumerate(spokes, 1)
]

pulumi.export("endpointIds", hub.endpoint_ids)
pulumi.export("hostedZoneIds", hub.hosted_zone_ids)
pulumi.export("attachmentId", apps[0].attachment_id)
pulumi.export("costReport", hub.cost_report)
