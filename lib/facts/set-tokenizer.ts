import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { db, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { calculate } from "@/lib/server/threads/calculate";
import { setMaker } from "./commands";
import { type TokenSetting, tokenSettingOf } from "./maker-settings";
import { LARGEST_TOKENIZER } from "./read-tokenizer";

/** Some have 33 MB. */
const WRITING_MS = 60_000;

type Write = ProjectScope<"release:write">;

/** Counts tokens by a tokenizer.json from now on, and orders the count of every example. */
export async function setTokenizer(scope: Write, body: AsyncIterable<Uint8Array>, name: string) {
  const text = await textOf(body);
  if (text === null)
    return no("unfit-tokenizer", `The file has more than ${LARGEST_TOKENIZER / 1e6} MB. Nothing was changed.`);
  const read = await calculate("facts.tokenizer", text);
  if (!read.ok) return no("unfit-tokenizer", `${read.message} Nothing was changed.`);
  const { projectId } = scope;
  const { hash, tokens, json } = read.tokenizer;
  const before = await currentTokenizer(projectId);
  await transaction(
    async (tx) => {
      // A count that is under way may still need the one before.
      const needed = [hash, ...(before ? [before.hash] : [])];
      await tx.factTokenizer.deleteMany({ where: { projectId, hash: { notIn: needed } } });
      await tx.factTokenizer.createMany({ data: [{ projectId, hash, json }], skipDuplicates: true });
    },
    { timeout: WRITING_MS },
  );
  return countBy(scope, { tokenizer: { hash, tokens, name: name.slice(0, 200) } });
}

/** Counts tokens by o200k_base again. */
export function unsetTokenizer(scope: Write) {
  return countBy(scope, {});
}

async function countBy(scope: Write, parameters: TokenSetting) {
  const set = await setMaker(scope, { maker: "tokens", parameters });
  if (!set.ok) throw new Error(set.message);
  return ok<{ jobId: string | null }>(set.value);
}

/** The tokenizer that somebody gave the project; undefined where o200k_base counts. */
export async function currentTokenizer(projectId: string) {
  const row = await db().factMaker.findFirst({ where: { projectId, maker: "tokens" }, select: { parameters: true } });
  return tokenSettingOf(row?.parameters).tokenizer;
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > LARGEST_TOKENIZER) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}
