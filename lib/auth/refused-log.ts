import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { audit } from "@/lib/server/audit";
import { blindName } from "@/lib/server/audit-seal";
import { transaction } from "@/lib/server/db";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { emailSchema } from "../people/schema";
import { admitRefusals, type Counted, type RefusalAction } from "./refused-book";

/** An attempt that was refused. Nothing in it is a secret, but for `email`, which is kept only where it is an account's. */
export interface Refusal {
  action: RefusalAction;
  userId: string | null;
  address: string;
  /** What was asked, without what people typed: a call, an action, or the pattern of a page's path. */
  place: string;
  /** The id of a project or guideline that it was about. */
  about?: string;
  /** As it was typed at the sign-in. */
  email?: string;
}

const STREAM = "refused";
/** The row of what is only counted. */
const BEYOND = "beyond";

interface Attempt extends Counted, Pick<Refusal, "action" | "userId"> {
  subject: string | null;
  /** The address as it is: for the hour. The log gets its seal. */
  detail: { place: string; address: string; typed?: string };
}

/** How long it may be known from where somebody was refused. */
const ADDRESS_DAYS = 90;

/**
 * Writes refused attempts into the log: what is new in this hour as entries of their own as long as there is room, everything else as
 * counts, which become one entry when the hour is over.
 */
export async function keepRefusals(refused: { refusal: Refusal; times: number }[], beyond: number): Promise<void> {
  await transaction(async (tx) => {
    const hour = await openHour(tx);
    const attempts = await readAttempts(tx, refused);
    const before = await tx.refusedAttempt.findMany({ where: { hour, key: { not: BEYOND } } });
    const outcome = admitRefusals(before, attempts);
    for (const { action, userId, subject, detail } of outcome.entries)
      await audit(tx, {
        ...{ stream: STREAM, actorId: userId, action, subject: subject ?? undefined },
        detail: { ...detail, address: await sealAddress(tx, userId ?? subject, detail.address) },
      });
    const counts = attempts.flatMap(({ key, who, isStranger, action, subject, detail }) => {
      const times = outcome.more.get(key);
      return times === undefined ? [] : [{ key, who, isStranger, times, detail: { action, subject, ...detail } }];
    });
    const all = [...counts, { key: BEYOND, who: "", isStranger: true, times: beyond + outcome.beyond, detail: {} }];
    await tx.$executeRaw`
      INSERT INTO refused_attempt (hour, key, who, is_stranger, detail, times)
      SELECT ${hour.toISOString()}::timestamptz, key, who, "isStranger", detail, times
      FROM jsonb_to_recordset(${JSON.stringify(all)}::jsonb) AS r (key text, who text, "isStranger" boolean, detail jsonb, times int)
      ON CONFLICT (hour, key) DO UPDATE SET times = least(refused_attempt.times::bigint + EXCLUDED.times, 2000000000)`;
  });
}

/** Writes the counts of hours that are over. */
export async function closeRefusedHours(): Promise<void> {
  await transaction(openHour);
}

/** The hour that it is, with those before it closed; nobody else writes refusals until the transaction ends. */
async function openHour(tx: Prisma.TransactionClient): Promise<Date> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('refused attempts', 0))`;
  const [now] = await tx.$queryRaw<{ hour: Date }[]>`SELECT date_trunc('hour', clock_timestamp(), 'UTC') AS hour`;
  const { hour } = now!;
  const over = await tx.refusedAttempt.findMany({
    where: { hour: { lt: hour } },
    orderBy: [{ hour: "asc" }, { key: "asc" }],
  });
  await tx.refusedAttempt.deleteMany({ where: { hour: { lt: hour } } });
  for (const began of new Set(over.map((row) => row.hour.toISOString()))) {
    const counted = over.filter((row) => row.hour.toISOString() === began && row.times > 0);
    const of: ({ times: number } & Prisma.JsonObject)[] = [];
    for (const { key, who, isStranger, times, detail } of counted) {
      if (key === BEYOND) continue;
      const { address, subject, ...about } = countedSchema.parse(detail);
      const seal = address === undefined ? undefined : await sealAddress(tx, isStranger ? subject : who, address);
      of.push({ ...about, times, subject, who: isStranger ? (seal ?? null) : who, ...(seal && { address: seal }) });
    }
    const more = of.reduce((sum, { times }) => sum + times, 0);
    const beyond = counted.find(({ key }) => key === BEYOND)?.times ?? 0;
    if (more + beyond === 0) continue;
    const detail = { hour: began, more, beyond, of };
    await audit(tx, { stream: STREAM, actorId: null, action: "refusal.count", detail });
  }
  return hour;
}

/** What may stand in the log: ids only of what there is, an email only as its account. The same attempts are put together. */
async function readAttempts(
  tx: Prisma.TransactionClient,
  refused: { refusal: Refusal; times: number }[],
): Promise<Attempt[]> {
  const emails = new Map(
    refused.map(({ refusal: { email } }) => [email ?? "", emailSchema.safeParse(email).data ?? ""]),
  );
  const ids = refused.flatMap(({ refusal: { about } }) => about ?? []);
  const [accounts, things] = [
    await tx.user.findMany({ where: { email: { in: [...emails.values()] } }, select: { id: true, email: true } }),
    await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM project WHERE id = ANY(${ids}::uuid[]) UNION ALL SELECT id FROM guideline WHERE id = ANY(${ids}::uuid[])`,
  ];
  const accountOf = new Map(accounts.map(({ id, email }) => [email, id]));
  const known = new Set(things.map(({ id }) => id));
  const found = new Map<string, Attempt>();
  for (const { refusal, times } of refused) {
    const { action, userId, address, place, email } = refusal;
    const about = refusal.about?.toLowerCase() ?? "";
    const account = email === undefined ? undefined : accountOf.get(emails.get(email) ?? "");
    const subject = account ?? (known.has(about) ? about : null);
    const typed = email !== undefined && !account ? { typed: blindName(email) } : {};
    const who = userId ?? address.slice(0, 64);
    const key = createHash("sha256")
      .update(JSON.stringify([who, action, place, subject, typed]))
      .digest("base64url");
    const same = found.get(key);
    if (same) same.times += times;
    else
      found.set(key, {
        ...{ key, who, isStranger: userId === null, times, action, userId, subject },
        detail: { place, address: address.slice(0, 64), ...typed },
      });
  }
  return [...found.values()];
}

/** The detail of a row that counts; without its address once its account is deleted. */
const countedSchema = z.looseObject({ address: z.string().optional(), subject: z.string().nullable() });

/**
 * What stands in the log for an address: the log keeps all for ever, and an address is not to be. `refused_address` says what it was until
 * the account that tried, or was tried, is deleted, or the time is over.
 */
async function sealAddress(tx: Prisma.TransactionClient, account: string | null, address: string): Promise<string> {
  const salt = randomBytes(16).toString("hex");
  const seal = createHash("sha256").update(`${salt} ${address}`).digest("hex");
  await tx.refusedAddress.create({ data: { seal, salt, address, accountId: account } });
  return seal;
}

/** Forgets from where somebody was refused a while ago. */
export async function forgetOldAddresses(): Promise<void> {
  await transaction(
    (tx) => tx.$executeRaw`DELETE FROM refused_address WHERE at < now() - make_interval(days => ${ADDRESS_DAYS}::int)`,
  );
}
