package example;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import components.vpcendpoints.GatewayEndpoints;
import components.vpcendpoints.GatewayEndpointsArgs;
import components.vpcendpoints.InterfaceEndpoints;
import components.vpcendpoints.InterfaceEndpointsArgs;
import components.vpcendpoints.inputs.EndpointSubnetArgs;
import components.vpcendpoints.inputs.InterfaceServiceOverridesArgs;
import java.util.Map;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    private static void stack(Context ctx) {
        var service = ctx.config().get("service").orElse("logs");
        var tags = Map.of("Team", ctx.config().get("team").orElse("core"));

        new GatewayEndpoints("net", GatewayEndpointsArgs.builder()
            .vpcId("vpc-0123456789abcdef0")
            .services("s3", "dynamodb")
            .routeTableIds("rtb-0123456789abcdef0")
            .region("us-east-1")
            .tags(tags)
            .build());

        var net = new InterfaceEndpoints("net", InterfaceEndpointsArgs.builder()
            .vpcId("vpc-0123456789abcdef0")
            .services(service, "ssm-session")
            .subnets(
                EndpointSubnetArgs.builder().subnetId("subnet-0aaaaaaaaaaaaaaa1").availabilityZone("us-east-1a").build(),
                EndpointSubnetArgs.builder().subnetId("subnet-0aaaaaaaaaaaaaaa2").availabilityZone("us-east-1b").build())
            .allowedCidrBlocks("10.0.0.0/16")
            .overrides(Map.of("ssm", InterfaceServiceOverridesArgs.builder().privateDnsEnabled(false).build()))
            .monthlyDataGb(Map.of("ssm", 1.0, "ssmmessages", 1.0, "ec2messages", 1.0))
            .region("us-east-1")
            .tags(tags)
            .build());

        ctx.export("endpointIds", net.endpointIds());
        ctx.export("dnsNames", net.dnsNames());
        ctx.export("costReport", net.costReport());
    }
}
