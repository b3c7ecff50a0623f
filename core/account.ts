import { error, type Issue, type Path } from "./issues";

declare const checked: unique symbol;

/** Text that was found to be an AWS account's id: a name that only looks like one is none. */
export type AccountId = string & { readonly [checked]: true };

export const ACCOUNT_ID = /^\d{12}$/;
export const ACCOUNT_ID_RULE = "an account id has 12 digits";

/** Undefined where no account is given, and for what `checkAccountId` refuses. */
export function accountId(given: string | undefined): AccountId | undefined {
  return given !== undefined && ACCOUNT_ID.test(given) ? (given as AccountId) : undefined;
}

/** The form of an account's id, wherever one is given; whose it is, AWS alone knows. */
export function checkAccountId(given: string | undefined, path: Path): Issue[] {
  if (given === undefined || accountId(given) !== undefined) return [];
  return [
    error("account-id", path, {
      value: given,
      message: ACCOUNT_ID_RULE,
      wayOut: "Give the account's id as text, leading zeros included",
    }),
  ];
}

/** Who a VPC belongs to. */
export interface Owner {
  /** Undefined where nobody said: the hub's account then. */
  readonly account?: AccountId | undefined;
  /** Who is billed: the account, or a name where no account is given. */
  readonly payer: string;
}

/** `unnamed` is billed where no account is given. */
export function ownerOf(given: string | undefined, unnamed: string): Owner {
  const account = accountId(given);
  return account === undefined ? { payer: unnamed } : { account, payer: account };
}

/** Whether a VPC belongs to another account than the hub's: then the hub shares, authorizes and accepts. */
export function isForeign(
  { account }: Pick<Owner, "account">,
  hub: Pick<Owner, "account">,
): boolean {
  return account !== undefined && account !== hub.account;
}
