import * as aws from "@pulumi/aws";
import { known, type RegistrationWay } from "./registrationWay";

/** The core network's policy decides the segment that an attachment belongs to: there is no table to join. */
export const coreNetwork: RegistrationWay = {
  needs: ["coreNetworkArn"],
  accept: ({ name, parent }, attachmentId) =>
    new aws.networkmanager.AttachmentAccepter(
      name,
      { attachmentId, attachmentType: "VPC" },
      { parent },
    ),
  join: () => [],
  target: (context) => ({ coreNetworkArn: known(context, "coreNetworkArn") }),
};
