import "server-only";
import { z } from "zod";
import { checkSeal, type Heads, headsSchema, type SealState, seal } from "./audit-seal";
import { databaseNow, db, transaction } from "./db";
import { env } from "./env";

const LIMITS = { timeout: 120_000, maxWait: 30_000 };
const BATCH = 500;

/**
 * Writes down, signed, how far every stream has come that moved since the anchor before. Null where nothing moved, or where the last one
 * is younger than `olderThan` seconds: of any number of workers one writes.
 */
export function writeAnchor(olderThan = 0): Promise<{ number: number; streams: number } | null> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('audit anchor', 0))`;
    const [last] = await tx.$queryRaw<{ number: number; signature: string; young: boolean }[]>`
      SELECT number, signature, at > clock_timestamp() - make_interval(secs => ${olderThan}::int) AS young
      FROM audit_anchor ORDER BY number DESC LIMIT 1`;
    if (last?.young) return null;
    const moved = await tx.$queryRaw<Head[]>`
      SELECT h.stream, h.number, h.hash FROM audit_head h
      LEFT JOIN (SELECT DISTINCT ON (stream) stream, number, hash FROM audit_anchored ORDER BY stream, anchor DESC) a USING (stream)
      WHERE (h.number, h.hash) IS DISTINCT FROM (a.number, a.hash)`;
    if (moved.length === 0) return null;
    const content = {
      number: (last?.number ?? 0) + 1,
      at: (await databaseNow(tx)).toISOString(),
      heads: headsOf(moved),
      previous: last?.signature ?? "",
    };
    await tx.auditAnchor.create({ data: { ...content, ...seal("anchor", content) } });
    return { number: content.number, streams: moved.length };
  }, LIMITS);
}

interface Head {
  stream: string;
  number: number;
  hash: string;
}

const headsOf = (rows: Head[]): Heads => Object.fromEntries(rows.map((row) => [row.stream, [row.number, row.hash]]));

const fileContent = {
  format: z.literal("touchstone-audit-anchor"),
  version: z.literal(1),
  instance: z.string(),
  at: z.iso.datetime(),
  /** The anchor in the database that came before. */
  anchor: z.int(),
  /** Of every stream. */
  heads: headsSchema,
};

/** An anchor for keeping elsewhere. */
export const anchorFileSchema = z.strictObject({ ...fileContent, keyId: z.string(), signature: z.string() });
export type AnchorFile = z.infer<typeof anchorFileSchema>;

/** The heads of all streams as they are now. */
export async function makeAnchorFile(): Promise<AnchorFile> {
  const [last] = await db().$queryRaw<{ number: number }[]>`SELECT max(number) AS number FROM audit_anchor`;
  const content = {
    format: "touchstone-audit-anchor" as const,
    version: 1 as const,
    instance: env().NEXTAUTH_URL,
    at: (await databaseNow()).toISOString(),
    anchor: last?.number ?? 0,
    heads: headsOf(await db().$queryRaw<Head[]>`SELECT stream, number, hash FROM audit_head`),
  };
  return { ...content, ...seal("file", content) };
}

export function checkAnchorFile({ keyId, signature, ...content }: AnchorFile): SealState {
  return checkSeal("file", content, { keyId, signature });
}

export interface AnchorFault {
  number: number;
  /** `gone`: it is not there; `forged`: not as it was signed; `unlinked`: it does not follow from the one before it. */
  why: "gone" | "forged" | "unlinked";
}

export interface AnchorCheck {
  anchors: number;
  /** When the last was written. */
  latest: Date | null;
  /** Of those that are signed with a secret that this server does not have: nothing can be said of them. */
  unverified: number;
  faults: AnchorFault[];
}

/** Verifies the signature of every anchor, and that each follows from the one before it. */
export async function checkAnchors(): Promise<AnchorCheck> {
  const found: AnchorCheck = { anchors: 0, latest: null, unverified: 0, faults: [] };
  let before = { number: 0, signature: "" };
  for (;;) {
    const rows = await db().auditAnchor.findMany({
      where: { number: { gt: before.number } },
      orderBy: { number: "asc" },
      take: BATCH,
    });
    for (const { keyId, signature, ...stored } of rows) {
      const { number } = stored;
      if (number > before.number + 1) found.faults.push({ number: before.number + 1, why: "gone" });
      const state = checkSeal("anchor", { ...stored, at: stored.at.toISOString() }, { keyId, signature });
      if (state === "forged") found.faults.push({ number, why: "forged" });
      else if (number === before.number + 1 && stored.previous !== before.signature)
        found.faults.push({ number, why: "unlinked" });
      if (state === "unknown-key") found.unverified++;
      found.anchors++;
      found.latest = stored.at;
      before = { number, signature };
    }
    if (rows.length < BATCH) return found;
  }
}
