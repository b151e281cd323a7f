import "server-only";
import { createHash } from "node:crypto";
import type { ZodType } from "zod";
import { type Database, db, transaction } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import {
  type Asker,
  crowdSchema,
  forgive,
  guard,
  guardCrowd,
  guardedSchema,
  NOBODY,
  NOTHING,
  type Verdict,
} from "./sign-in-guard";

/** Of everything that is remembered, only this much of a hash is kept. */
const hashed = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 16);
const keyOf = (account: string) => `account:${hashed(account)}`;
const hashedAsker = ({ address, form, device }: Asker): Asker => ({
  address: hashed(address),
  form: hashed(form),
  device: device && hashed(device),
});

/** One after the other, so that a flood of attempts at one account waits here and not with all the connections to the database. */
const queues = new Map<string, Promise<unknown>>();

async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turn = (queues.get(key) ?? Promise.resolve()).catch(() => {}).then(work);
  queues.set(key, turn);
  try {
    return await turn;
  } finally {
    if (queues.get(key) === turn) queues.delete(key);
  }
}

/**
 * Whether an attempt at an account may be made (see `guard`), counted where it may. Kept in the database under locks, so that attempts at
 * once and at several servers are counted exactly.
 */
export function admit(account: string, whole: Asker): Promise<Verdict> {
  const asker = hashedAsker(whole);
  const [own, crowd] = [keyOf(account), `address:${asker.address}`];
  return inTurn(own, () =>
    transaction(async (tx) => {
      const keys = [own, crowd].sort();
      await tx.$executeRaw`INSERT INTO sign_in_guard (key) SELECT unnest(${keys}::text[]) ON CONFLICT DO NOTHING`;
      const rows = await tx.$queryRaw<Row[]>`
        SELECT key, state, (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now FROM sign_in_guard
        WHERE key = ANY(${keys}::text[]) ORDER BY key FOR UPDATE`;
      const now = Math.max(...rows.map((row) => row.now));
      const stateOf = <T>(key: string, schema: ZodType<T>, nothing: T) =>
        schema.safeParse(rows.find((row) => row.key === key)?.state).data ?? nothing;
      const shared = guardCrowd(stateOf(crowd, crowdSchema, NOBODY), `${hashed(account)} ${asker.form}`, now);
      if (asker.device === null && shared.seconds > 0) {
        await keep(tx, crowd, shared.after);
        return { let: false, seconds: shared.seconds };
      }
      const { verdict, after } = guard(stateOf(own, guardedSchema, NOTHING), asker, now);
      await keep(tx, own, after);
      if (verdict.let && asker.device === null) await keep(tx, crowd, shared.after);
      return verdict;
    }),
  );
}

interface Row {
  key: string;
  state: unknown;
  now: number;
}

/** Gives back an attempt whose password was right. */
export function forgiveAttempt(account: string, verdict: Extract<Verdict, { let: true }>): Promise<void> {
  const key = keyOf(account);
  return inTurn(key, () =>
    transaction(async (tx) => {
      const [row] = await tx.$queryRaw<
        { state: unknown }[]
      >`SELECT state FROM sign_in_guard WHERE key = ${key} FOR UPDATE`;
      const before = guardedSchema.safeParse(row?.state).data;
      if (before) await keep(tx, key, forgive(before, verdict));
    }),
  );
}

async function keep(tx: Prisma.TransactionClient, key: string, state: object): Promise<void> {
  await tx.$executeRaw`UPDATE sign_in_guard SET state = ${JSON.stringify(state)}::jsonb, touched_at = now() WHERE key = ${key}`;
}

/** Forgets every attempt at an account that is deleted. */
export async function forgetAttempts(tx: Database, account: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM sign_in_guard WHERE key = ${keyOf(account)}`;
}

/** Forgets what has no effect any more. */
export async function forgetOldAttempts(): Promise<void> {
  await db().$executeRaw(Prisma.sql`DELETE FROM sign_in_guard WHERE touched_at < now() - interval '25 hours'`);
}
