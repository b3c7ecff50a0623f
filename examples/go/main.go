package main

import (
	"github.com/example-org/pulumi-vpc-endpoints/sdk/go/vpcendpoints"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		settings := config.New(ctx, "")
		service := settings.Get("service")
		if service == "" {
			service = "logs"
		}
		team := settings.Get("team")
		if team == "" {
			team = "core"
		}
		tags := pulumi.StringMap{"Team": pulumi.String(team)}
		region := "us-east-1"

		_, err := vpcendpoints.NewGatewayEndpoints(ctx, "net", &vpcendpoints.GatewayEndpointsArgs{
			VpcId:         pulumi.String("vpc-0123456789abcdef0"),
			Services:      []string{"s3", "dynamodb"},
			RouteTableIds: pulumi.StringArray{pulumi.String("rtb-0123456789abcdef0")},
			Region:        &region,
			Tags:          tags,
		})
		if err != nil {
			return err
		}

		zones := []string{"us-east-1a", "us-east-1b"}
		off := false
		net, err := vpcendpoints.NewInterfaceEndpoints(ctx, "net", &vpcendpoints.InterfaceEndpointsArgs{
			VpcId:    pulumi.String("vpc-0123456789abcdef0"),
			Services: []string{service, "ssm-session"},
			Subnets: []vpcendpoints.EndpointSubnetArgs{
				{SubnetId: pulumi.String("subnet-0aaaaaaaaaaaaaaa1"), AvailabilityZone: &zones[0]},
				{SubnetId: pulumi.String("subnet-0aaaaaaaaaaaaaaa2"), AvailabilityZone: &zones[1]},
			},
			AllowedCidrBlocks: pulumi.StringArray{pulumi.String("10.0.0.0/16")},
			Overrides: map[string]vpcendpoints.InterfaceServiceOverridesArgs{
				"ssm": {PrivateDnsEnabled: &off},
			},
			MonthlyDataGb: map[string]float64{"ssm": 1, "ssmmessages": 1, "ec2messages": 1},
			Region:        &region,
			Tags:          tags,
		})
		if err != nil {
			return err
		}

		ctx.Export("endpointIds", net.EndpointIds)
		ctx.Export("dnsNames", net.DnsNames)
		ctx.Export("costReport", net.CostReport)
		return nil
	})
}
