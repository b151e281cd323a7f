import { parseArgs } from "node:util";
import { createToken } from "@/lib/auth/tokens";
import { emailSchema, MAX_TOKEN_DAYS } from "@/lib/people/schema";
import { audit } from "@/lib/server/audit";
import { db, transaction } from "@/lib/server/db";

const USAGE = "Usage: npm run token -- <email> [--days N]";
const DEFAULT_DAYS = 90;

/** Prints an API token of an account on the last line of the output. Whoever runs this can reach the database anyway. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { days: { type: "string" } }, allowPositionals: true });
  const email = emailSchema.safeParse(positionals[0]);
  if (!email.success) throw new Error(`Say whose token it is to be, by email.\n${USAGE}`);
  const days = Number(values.days ?? DEFAULT_DAYS);
  if (!Number.isInteger(days) || days < 1 || days > MAX_TOKEN_DAYS)
    throw new Error(`--days is a whole number from 1 to ${MAX_TOKEN_DAYS}.\n${USAGE}`);
  const user = await db().user.findUnique({ where: { email: email.data, disabledAt: null } });
  if (!user) throw new Error(`No active account has the email ${email.data}.`);
  const { token, expiresAt } = await transaction(async (tx) => {
    const made = await createToken({ userId: user.id, name: "made on the server", days }, tx);
    await audit(tx, {
      stream: "instance",
      actorId: null,
      action: "token.create",
      subject: made.id,
      detail: { email: email.data },
    });
    return made;
  });
  console.error(
    `A token of ${user.name} (${email.data}), valid until ${expiresAt.toISOString()}. It is not shown again.`,
  );
  console.log(token);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
