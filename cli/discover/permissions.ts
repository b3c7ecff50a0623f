/**
 * Every call that `discover` makes, by the SDK's name of the command, with the IAM action that it
 * needs and what is lost without it. All of them only read; none can be narrowed to single resources.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
 */
export const CALLS = {
  DescribeVpcsCommand: {
    action: "ec2:DescribeVpcs",
    without: "there is nothing to write",
  },
  DescribeVpcEndpointsCommand: {
    action: "ec2:DescribeVpcEndpoints",
    without: "services and usage of every VPC are left out",
  },
  DescribeSubnetsCommand: {
    action: "ec2:DescribeSubnets",
    without: "Availability Zones are written as numbers, a subnet each, instead of names",
  },
  DescribeTransitGatewaysCommand: {
    action: "ec2:DescribeTransitGateways",
    without: "a Transit Gateway without attachments is not seen",
  },
  DescribeTransitGatewayVpcAttachmentsCommand: {
    action: "ec2:DescribeTransitGatewayVpcAttachments",
    without: "`attached` is left out, so every attachment is priced as a new one",
  },
  DescribeNatGatewaysCommand: {
    action: "ec2:DescribeNatGateways",
    without: "NAT gateways are not named in comments",
  },
  GetMetricDataCommand: {
    action: "cloudwatch:GetMetricData",
    without: "usage that it does not tell is left out, so data is priced as unknown",
  },
} as const;

export type CallName = keyof typeof CALLS;

/** The least policy that `discover` works with, as IAM reads it. */
export function iamPolicy() {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "VpcEndpointsDiscover",
        Effect: "Allow",
        Action: Object.values(CALLS)
          .map(({ action }) => action)
          .sort(),
        Resource: "*",
      },
    ],
  };
}
