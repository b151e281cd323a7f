import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { db } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { emailSchema } from "../people/schema";
import { admit, forgiveAttempt } from "./attempts";
import { deviceCookieName, knownDevice } from "./known-device";
import { clientAddress } from "./origin";
import { checkPassword } from "./passwords";
import { noteRefusal } from "./refused";
import type { RefusalAction } from "./refused-book";

/** A refused password is answered no sooner than this, whatever of the account there is to look at. */
const REFUSED_MS = 300;

/**
 * Whose email and password these are. An unknown account, a wrong password, a disabled account and one without a password answer
 * alike, after the same time. Strangers get at most 20 tries an hour at an account, and cannot lock out its owner (see
 * sign-in-guard.ts). `rate-limited` carries `seconds`.
 */
export async function findByPassword(
  email: string,
  password: string,
  headers: Pick<Headers, "get">,
): Promise<Result<{ userId: string; passwordHash: string | null }, "wrong" | "rate-limited">> {
  const began = performance.now();
  const account = emailSchema.safeParse(email).data;
  const cookies = cookiesOf(headers);
  const asker = {
    address: clientAddress(headers),
    form: cookies.find(([name]) => name.endsWith("next-auth.csrf-token"))?.[1] ?? "",
    device: account ? await knownDevice(cookies.find(([name]) => name === deviceCookieName())?.[1], account) : null,
  };
  const refused = (action: RefusalAction) =>
    noteRefusal({ action, userId: null, address: asker.address, place: "/sign-in", email: email.slice(0, 320) });
  const verdict = await admit(account ?? "", asker);
  if (!verdict.let) {
    refused("sign-in.slowed");
    const { seconds } = verdict;
    return no("rate-limited", `Too many attempts. Wait ${seconds} s, then try again.`, { seconds });
  }
  const user = account ? await db().user.findUnique({ where: { email: account } }) : null;
  const matches = await checkPassword(user?.passwordHash, password);
  if (!account || !user || !matches || user.disabledAt) {
    refused("sign-in.refused");
    await delay(began + REFUSED_MS - performance.now());
    return no("wrong", "The email or the password is wrong.");
  }
  await forgiveAttempt(account, verdict);
  return ok({ userId: user.id, passwordHash: user.passwordHash });
}

function cookiesOf(headers: Pick<Headers, "get">): [name: string, value: string][] {
  return (headers.get("cookie") ?? "").split(/; */).map((cookie) => {
    const at = cookie.indexOf("=");
    return [cookie.slice(0, at), cookie.slice(at + 1)];
  });
}
