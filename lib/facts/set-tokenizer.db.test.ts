import { expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { deriveFacts } from "./derive";
import { makeBatch } from "./make-batch";
import { readFacts } from "./read-facts";
import { setTokenizer, unsetTokenizer } from "./set-tokenizer";

/** Every letter of the examples is a token of its own. */
const LETTERS = JSON.stringify({
  model: {
    type: "BPE",
    vocab: Object.fromEntries([..."Questionaswr 1?.Ae"].map((letter, id) => [letter, id])),
    merges: [],
    unk_token: null,
  },
});
const bytesOf = async function* (text: string) {
  yield new TextEncoder().encode(text);
};

test("a tokenizer of the project counts from then on, and only tokens are made anew", async () => {
  const { projectId } = await makeProject();
  const { actor } = await makeMember(projectId, "lead");
  const scope = await requireProject(actor, projectId, "release:write");
  const derive = () => deriveFacts({ projectId, make: makeBatch });
  const tokens = async () => {
    const column = (await readFacts(projectId, ["tokens"])).columns.get("tokens");
    return column?.kind === "count" ? [...column.values] : [];
  };
  const others = () =>
    db().factColumn.findMany({
      where: { projectId, NOT: { maker: "tokens" } },
      select: { fact: true, revision: true },
    });
  await makeExamples(projectId, 1);
  await derive();
  const [usual, before] = [await tokens(), await others()];
  expect(await setTokenizer(scope, bytesOf("{}"), "x")).toMatchObject({ ok: false, reason: "unfit-tokenizer" });
  expect(await tokens()).toEqual(usual);
  const set = await setTokenizer(scope, bytesOf(LETTERS), "letters");
  expect(set).toMatchObject({ ok: true, value: { jobId: expect.any(String) } });
  expect(await tokens()).toEqual([Number.NaN, Number.NaN]);
  await derive();
  expect(await tokens()).toEqual(["Question e1?".length, "Answer e1.".length]);
  expect(await others()).toEqual(before);
  expect(await setTokenizer(scope, bytesOf(LETTERS), "letters")).toEqual({ ok: true, value: { jobId: null } });
  await unsetTokenizer(scope);
  await derive();
  expect(await tokens()).toEqual(usual);
});
