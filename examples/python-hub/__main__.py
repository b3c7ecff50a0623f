import pulumi
import vpc_endpoints as endpoints

config = pulumi.Config()
services = config.get_object("services") or ["logs", "kms"]
max_monthly = config.get_float("maxMonthly") or 500

hub = endpoints.EndpointHub(
    "hub",
    vpc_id="vpc-0123456789abcdef0",
    cidr_blocks=["10.0.0.0/16"],
    services=services,
    subnets=[
        endpoints.EndpointSubnetArgs(subnet_id="subnet-0aaaaaaaaaaaaaaa1", availability_zone="us-east-1a"),
        endpoints.EndpointSubnetArgs(subnet_id="subnet-0aaaaaaaaaaaaaaa2", availability_zone="us-east-1b"),
    ],
    route_table_ids={"endpoints": "rtb-0123456789abcdef0"},
    spokes={
        "app": endpoints.HubSpokeArgs(
            cidr_blocks=["10.1.0.0/16"], monthly_data_gb={"logs": 100, "kms": 1}
        )
    },
    region="us-east-1",
    budget=endpoints.CostBudgetArgs(max_monthly=max_monthly),
)

app = endpoints.EndpointSpoke(
    "app",
    vpc_id="vpc-0fedcba9876543210",
    cidr_blocks=["10.1.0.0/16"],
    hub_cidr_blocks=["10.0.0.0/16"],
    route_table_ids={"clients": "rtb-0fedcba9876543210"},
    attachment_subnets=[
        endpoints.EndpointSubnetArgs(subnet_id="subnet-0bbbbbbbbbbbbbbb1", availability_zone="us-east-1a"),
        endpoints.EndpointSubnetArgs(subnet_id="subnet-0bbbbbbbbbbbbbbb2", availability_zone="us-east-1b"),
    ],
    transit_gateway_id=hub.transit_gateway_id,
    transit_gateway_spoke_route_table_id=hub.transit_gateway_spoke_route_table_id,
    transit_gateway_hub_route_table_id=hub.transit_gateway_hub_route_table_id,
    hub_services=services,
    hosted_zone_ids=hub.hosted_zone_ids,
    region="us-east-1",
)

pulumi.export("endpointIds", hub.endpoint_ids)
pulumi.export("hostedZoneIds", hub.hosted_zone_ids)
pulumi.export("attachmentId", app.attachment_id)
pulumi.export("costReport", hub.cost_report)
