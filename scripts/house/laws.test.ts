import { expect, test } from "vitest";
import { breaches, circles, laws, sourceOf } from "./laws";

/** Of each law a file that breaks it, and one beside it that does not. */
const PLANTED: Record<string, { breaks: [file: string, text: string]; keeps: [file: string, text: string] }> = {
  "core imports nothing outside itself": {
    breaks: ["lib/core/alpha.ts", 'import { db } from "@/lib/server/db";'],
    keeps: ["lib/core/alpha.ts", 'import { mean } from "./mean";'],
  },
  "core reads and writes nothing": {
    breaks: ["lib/core/alpha.ts", 'import { readFileSync } from "node:fs";'],
    keeps: ["cli/agree.ts", 'import { readFileSync } from "node:fs";'],
  },
  "a stage imports only stages to its left": {
    breaks: ["lib/import/store.ts", 'import { settle } from "@/lib/resolve/commands";'],
    keeps: ["lib/resolve/commands.ts", 'import { store } from "@/lib/import/store";'],
  },
  "shared rooms know no stage": {
    breaks: ["lib/jobs/queue.ts", 'import { importExamplesJob } from "@/lib/import/job";'],
    keeps: ["lib/jobs/queue.ts", 'import type { Upload } from "@/lib/import/job";'],
  },
  "a part of a page that comes later stands in Soon": {
    breaks: ["app/(workbench)/page.tsx", "<Suspense fallback={null}>"],
    keeps: ["components/ui/soon.tsx", "<Suspense fallback={null}>"],
  },
  "only lib/server/threads starts threads": {
    breaks: ["lib/measure/queries.ts", 'import { Worker } from "node:worker_threads";'],
    keeps: ["lib/server/threads/pool.ts", 'import { Worker } from "node:worker_threads";'],
  },
  "components never import the database, queries or commands": {
    breaks: ["components/curate/list.tsx", 'import { listMembers } from "@/lib/curate/list-queries";'],
    keeps: ["components/curate/list.tsx", 'import { curateHref } from "@/lib/curate/address";'],
  },
  "answering knows nothing of those who ask": {
    breaks: ["components/answering/task.ts", 'import type { Lease } from "@/components/label/lease";'],
    keeps: ["components/label/task.ts", 'import type { Task } from "@/components/answering/task";'],
  },
  "components/ui and table would fit any product": {
    breaks: ["components/ui/badge.tsx", 'import { JOB_KINDS } from "@/lib/jobs/kinds";'],
    keeps: ["components/ui/badge.tsx", 'import { TONES } from "./tone";'],
  },
  "links and steps are made in one place": {
    breaks: ["components/curate/tabs.tsx", 'import Link from "next/link";'],
    keeps: ["components/curate/tabs.tsx", 'import { Link } from "@/components/ui/link";'],
  },
  "an address is read and written by its declaration": {
    breaks: ["app/page.tsx", "  const { before } = await searchParams;"],
    keeps: ["app/page.tsx", "  const { before } = await roundsAddress.load(searchParams);"],
  },
  "only queries, commands, auth, jobs and prisma/ touch the database client": {
    breaks: ["app/page.tsx", 'import { db } from "@/lib/server/db";'],
    keeps: ["lib/curate/list-queries.ts", 'import { db } from "@/lib/server/db";'],
  },
  "what comes from outside fits the database": {
    breaks: ["lib/curate/address.ts", "  q: z.string().optional(), page: z.coerce.number().int().min(1),"],
    keeps: ["lib/curate/address.ts", "  q: text(200).optional(), page: integerText(1), state: z.enum(STATES),"],
  },
  "texts of examples are read in lib/examples": {
    breaks: ["lib/curate/list-queries.ts", "SELECT left(coalesce(e.content ->> 'prompt', ''), 160)"],
    keeps: ["lib/examples/example-text.ts", "SELECT left(coalesce(e.content ->> 'prompt', ''), 160)"],
  },
  "the tables of labels are read in lib/labels": {
    breaks: ["lib/curate/list-queries.ts", "SELECT count(*) FROM current_judgment c"],
    keeps: ["lib/curate/list-queries.ts", "SELECT count(*) FROM labels c"],
  },
  "what a kind of criterion is, its table says": {
    breaks: ["lib/resolve/split.ts", 'if (criterion.kind === "text") return null;'],
    keeps: ["lib/import/content-hash.ts", 'case "text":\n  return [text];\ncase "instruction":\n  return [prompt];'],
  },
  "only the named few see more than their project": {
    breaks: ["lib/curate/list-queries.ts", '  return seeingAll("guideline", () => db().example.findMany());'],
    keeps: ["lib/curate/list-queries.ts", "  return db().example.findFirst({ where: { projectId } });"],
  },
  "a write that can meet a conflict is tried again": {
    breaks: ["lib/assign/commands.ts", "  return db().$transaction(async (tx) => {"],
    keeps: ["lib/assign/commands.ts", "  return transaction(async (tx) => {"],
  },
  "the browser calls the API by lib/api/client": {
    breaks: ["components/import/send.ts", "  const response = await fetch(path);"],
    keeps: ["components/import/send.ts", "  const reply = await ask(UPLOADS.examples, { params: { id } });"],
  },
  "what comes over the wire is parsed, never believed": {
    breaks: ["components/import/send.ts", "  const answer = (await response.json()) as Answer;"],
    keeps: ["components/import/send.ts", "  const answer = schema.parse(await response.json());"],
  },
  "pages are thin": {
    breaks: ["app/admin/page.tsx", "\n".repeat(95)],
    keeps: ["app/admin/page.tsx", "\n".repeat(85)],
  },
  "no page streams before it proved who may look": {
    breaks: ["app/admin/loading.tsx", ""],
    keeps: ["app/admin/page.tsx", ""],
  },
  "no file is over 400 lines": {
    breaks: ["lib/core/alpha.ts", "\n".repeat(400)],
    keeps: ["lib/core/alpha.ts", "\n".repeat(399)],
  },
  "no barrels, no grab-bags": {
    breaks: ["lib/core/utils.ts", ""],
    keeps: ["lib/core/alpha.ts", ""],
  },
  "no random numbers without a seed": {
    breaks: ["lib/assign/draw.ts", "const drawn = Math.random();"],
    keeps: ["lib/assign/draw.ts", "const drawn = random.uniform();"],
  },
};

test("every law has a planted breach", () => {
  expect(Object.keys(PLANTED).sort()).toEqual(Object.keys(laws).sort());
});

test.each(Object.entries(PLANTED))("%s", (law, { breaks, keeps }) => {
  expect(breaches(sourceOf(...breaks)).map((breach) => breach.law)).toEqual([law]);
  expect(breaches(sourceOf(...keeps))).toEqual([]);
});

test.each([
  ["db().$transaction(async (tx) => {", 1],
  ["const rows = await db().$queryRaw<{ id: string }[]>`\n  INSERT INTO draft (answers) SELECT 1`;", 1],
  ["await db()\n  .$executeRaw`DELETE FROM job`;", 1],
  ["await db().annotator.upsert({", 1],
  [
    "await db().$executeRaw`UPDATE sign_in SET seen_at = now() WHERE id = 1`;\nawait tx.$executeRaw`DELETE FROM job`;",
    0,
  ],
  ["await transaction((tx) => tx.annotator.upsert({", 0],
])("writes outside of a transaction that tries again: %s", (text, n) => {
  expect(breaches(sourceOf("lib/label/commands.ts", text))).toHaveLength(n);
});

test.each([
  "const search = useSearchParams();",
  "const query = new URLSearchParams({ page });",
  `<TextLink href={\`\${path}?attempt=\${one.id}\`}>`,
  'import { parseAsString } from "nuqs/server";',
])("an address is not read or written by hand: %s", (line) => {
  expect(breaches(sourceOf("components/assign/round.tsx", line))).toHaveLength(1);
});

test("what only the types need is no import", () => {
  expect(sourceOf("lib/core/alpha.ts", 'import type { Db } from "@/lib/server/db";').imports).toEqual([]);
});

test("files that import each other are found, also for a type and over a third file", () => {
  const texts: Record<string, string> = {
    "lib/core/a.ts": 'import { b } from "./b";\nimport { d } from "./d";',
    "lib/core/b.ts": 'import type { C } from "@/lib/core/c";',
    "lib/core/c.ts": 'import { a } from "./a";',
    "lib/core/d.ts": 'import { b } from "node:fs";',
    "lib/core/e.ts": 'import { a } from "./a";',
  };
  const sources = Object.entries(texts).map(([file, text]) => sourceOf(file, text));
  expect(circles(sources).map((group) => group.sort())).toEqual([["lib/core/a", "lib/core/b", "lib/core/c"]]);
  expect(circles(sources.filter(({ file }) => file !== "lib/core/c.ts"))).toEqual([]);
});
