import pulumi
import vpc_endpoints as endpoints

config = pulumi.Config()
service = config.get("service") or "logs"
tags = {"Team": config.get("team") or "core"}

gateway = endpoints.GatewayEndpoints(
    "net",
    vpc_id="vpc-0123456789abcdef0",
    services=["s3", "dynamodb"],
    route_table_ids=["rtb-0123456789abcdef0"],
    region="us-east-1",
    tags=tags,
)

net = endpoints.InterfaceEndpoints(
    "net",
    vpc_id="vpc-0123456789abcdef0",
    services=[service, "ssm-session"],
    subnets=[
        endpoints.EndpointSubnetArgs(subnet_id="subnet-0aaaaaaaaaaaaaaa1", availability_zone="us-east-1a"),
        endpoints.EndpointSubnetArgs(subnet_id="subnet-0aaaaaaaaaaaaaaa2", availability_zone="us-east-1b"),
    ],
    allowed_cidr_blocks=["10.0.0.0/16"],
    overrides={"ssm": endpoints.InterfaceServiceOverridesArgs(private_dns_enabled=False)},
    monthly_data_gb={"ssm": 1, "ssmmessages": 1, "ec2messages": 1},
    region="us-east-1",
    tags=tags,
)

pulumi.export("endpointIds", net.endpoint_ids)
pulumi.export("dnsNames", net.dns_names)
pulumi.export("costReport", net.cost_report)
