import { z } from "zod";
import { iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { MEANINGS } from "@/lib/core/dedup/meanings";
import { integerText, text } from "@/lib/input/schemas";
import { no, ok } from "@/lib/server/errors";
import { excludeMembers, includeMembers } from "./exclude-members";
import { countClusters, listClusters, readCluster, readRun } from "./queries";
import { apartSchema, duplicateFiguresSchema, findDuplicatesSchema, keepSchema, membersSchema } from "./schema";
import { startDuplicates } from "./start";
import { keepExample, tellApart } from "./verdicts";

const MOST_MEMBERS = 1000;

const cluster = z.object({
  number: z.int(),
  size: z.int().describe("With the one that is kept"),
  least: z.number().describe("Least similarity of a member to the one that is kept"),
  excluded: z.int().describe("Members that are excluded"),
  kept: z.object({ id: z.uuid(), externalId: z.string() }),
});

export const findDuplicatesCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/duplicates",
  summary: "Look for examples that say the same as others; the result takes the place of the one before",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: findDuplicatesSchema,
  status: 202,
  answer: z.object({ jobId: z.uuid() }),
  refusals: ["busy"],
  handle: ({ scope, body }) => startDuplicates(scope, body),
});

export const readDuplicatesCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/duplicates",
  summary:
    "What the newest search for duplicates found: how much by meaning and strength, and clusters, the largest first",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  query: z.object({
    meaning: z.enum(MEANINGS).optional().describe("Of the clusters; the first that was looked for unless said"),
    source: text(1000).optional().describe("Only clusters whose kept example is of this source"),
    limit: integerText(1, 200).default(50),
    offset: integerText(0).default(0),
  }),
  answer: z.object({
    run: z.uuid(),
    params: findDuplicatesSchema,
    createdAt: z.iso.datetime(),
    since: z
      .object({ examples: z.int(), decisions: z.int() })
      .describe("Examples that came, and decisions that were made, after it"),
    figures: duplicateFiguresSchema,
    meaning: z.enum(MEANINGS),
    total: z.int(),
    clusters: z.array(cluster),
  }),
  refusals: ["unknown-search"],
  handle: async ({ scope, query: { limit, offset, source, ...query } }) => {
    const run = await readRun(scope);
    if (!run) return no("unknown-search", "Duplicates have not been looked for yet.");
    const meaning = query.meaning ?? run.params.meanings[0]!;
    const filter = { meaning, source };
    const [total, rows] = await Promise.all([
      countClusters(scope, run.id, filter),
      listClusters(scope, run.id, filter, { offset, limit }),
    ]);
    const clusters = rows.map(({ exampleId, externalId, excerpt: _, ...row }) => ({
      ...row,
      kept: { id: exampleId, externalId },
    }));
    const { id, ...rest } = run;
    return ok(iso({ run: id, ...rest, meaning, total, clusters }));
  },
});

export const readClusterCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/duplicates/clusters/{cluster}",
  summary: `One cluster of the newest search, with up to ${MOST_MEMBERS} members, the least similar first`,
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  answer: z.object({
    run: z.uuid(),
    number: z.int(),
    meaning: z.enum(MEANINGS),
    size: z.int(),
    kept: z.object({ id: z.uuid(), externalId: z.string() }),
    members: z.array(
      z.object({
        id: z.uuid(),
        externalId: z.string(),
        similarity: z.number(),
        same: z.boolean().describe("Whether it says the same but for case, white space and composition"),
        excluded: z.boolean(),
      }),
    ),
  }),
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const number = Number(params.cluster);
    const run = await readRun(scope);
    const isNumber = /^[1-9][0-9]{0,8}$/.test(params.cluster!);
    const found = run && isNumber ? await readCluster(scope, run.id, number, MOST_MEMBERS) : null;
    if (!run || !found) return no("not-found", "The newest search has no cluster of this number.");
    const { kept, members, ...rest } = found;
    return ok({
      run: run.id,
      ...rest,
      kept: { id: kept.exampleId, externalId: kept.externalId },
      members: members.map(({ exampleId, externalId, similarity, same, excluded }) => ({
        id: exampleId,
        externalId,
        similarity: similarity ?? 1,
        same,
        excluded,
      })),
    });
  },
});

export const keepExampleCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/duplicates/kept",
  summary: "Say which example is to be kept among those like it, whatever the rule says; holds from the next search on",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: keepSchema,
  answer: z.object({ stands: z.boolean() }),
  refusals: ["unknown-example"],
  handle: ({ scope, body }) => keepExample(scope, body),
});

export const tellApartCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/duplicates/apart",
  summary: "Say that two examples are not duplicates of each other; holds from the next search on",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: apartSchema,
  answer: z.object({ stands: z.boolean() }),
  refusals: ["unknown-example"],
  handle: ({ scope, body }) => tellApart(scope, body),
});

const changed = z.object({ examples: z.int().describe("How many this call changed") });

export const excludeMembersCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/duplicates/exclusions",
  summary: "Exclude the members of one cluster, or of all of a meaning; the kept ones stay",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: membersSchema,
  answer: changed,
  refusals: ["unknown-search"],
  handle: ({ scope, body }) => excludeMembers(scope, body),
});

export const includeMembersCall = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/duplicates/exclusions",
  summary: "Take back what the call for the same excluded",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: membersSchema,
  answer: changed,
  refusals: ["unknown-search"],
  handle: ({ scope, body }) => includeMembers(scope, body),
});
