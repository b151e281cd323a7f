import "server-only";
import { db } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { emailSchema } from "../people/schema";
import { clientAddress } from "./origin";
import { checkPassword } from "./passwords";
import { attempt, forgive } from "./rate-limit";

const WINDOW_SECONDS = 900;

/**
 * Whose email and password these are. An unknown account, a wrong password, a disabled account and one without a password answer
 * alike, after the same time. Attempts are counted per address, per account, and most strictly per both, so that a stranger who
 * guesses at an account hardly ever locks its owner out. `rate-limited` carries `seconds`.
 */
export async function findByPassword(
  email: string,
  password: string,
  headers: Pick<Headers, "get">,
): Promise<Result<{ userId: string; passwordHash: string | null }, "wrong" | "rate-limited">> {
  const account = emailSchema.safeParse(email).data;
  const address = clientAddress(headers);
  const pair = `${address} ${account}`;
  const waits = await Promise.all([
    attempt("sign-in-address", address, 100, WINDOW_SECONDS),
    ...(account ? [attempt("sign-in-account", account, 50, WINDOW_SECONDS)] : []),
    ...(account ? [attempt("sign-in", pair, 10, WINDOW_SECONDS)] : []),
  ]);
  const seconds = Math.max(...waits);
  if (seconds > 0) return no("rate-limited", `Too many attempts. Wait ${seconds} s, then try again.`, { seconds });
  const user = account ? await db().user.findUnique({ where: { email: account } }) : null;
  const matches = await checkPassword(user?.passwordHash, password.slice(0, 1000));
  if (!user || !matches || user.disabledAt) return no("wrong", "The email or the password is wrong.");
  await forgive("sign-in", pair);
  return ok({ userId: user.id, passwordHash: user.passwordHash });
}
