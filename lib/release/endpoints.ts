import { z } from "zod";
import { iso, jobIdSchema } from "@/lib/api/answers";
import { endpoint, files } from "@/lib/api/endpoint";
import { numberedPageQuerySchema, pageSchema } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { jsonLine } from "@/lib/core/text/json-line";
import { CONDITION_REFUSALS, lookUpBetterResponse, lookUpConditions } from "@/lib/curate/asked-conditions";
import { whereSchema } from "@/lib/curate/condition";
import { countStanding } from "@/lib/curate/count-standing";
import { resolveLabels } from "@/lib/labels/filter";
import { FILTER_REFUSALS, labelFilterSchema } from "@/lib/labels/schema";
import { no, ok } from "@/lib/server/errors";
import { CARD_NAME, cardOf } from "./card/card";
import { CONTAMINATION_REFUSALS } from "./contamination-guard";
import { emptyWords, fateWords } from "./fate-words";
import { fileResponse, restResponse, textResponse } from "./file-response";
import { EXPORT_TYPES, formatNamed } from "./formats/all-formats";
import { datasetInfoOf } from "./formats/dataset-info";
import { type ExportFormat, fileOf } from "./formats/export-format";
import { takeMarks } from "./marks";
import { GUARDED_REFUSALS, PLAN_REFUSALS, planGuarded } from "./plan";
import { findRelease, listReleases } from "./queries";
import { rebuildRelease } from "./rebuild";
import {
  type ExportCounts,
  exportQuerySchema,
  type Fate,
  fallenSchema,
  fateSchema,
  manifestSchema,
  releaseInputSchema,
} from "./schema";
import { startRelease } from "./start-release";
import { writeExport } from "./write-export";

const release = z.object({
  number: z.int(),
  name: z.string(),
  format: z.string(),
  sha256: z.string(),
  createdAt: z.iso.datetime(),
  manifest: manifestSchema,
});

const standingCountsSchema = z.object({
  examples: z.int(),
  stand: z.int().describe("Those that meet every condition"),
  fell: z.array(fallenSchema).describe("The others, each by the first condition that it does not meet"),
  written: z
    .int()
    .nullable()
    .describe(
      "Of those that stand, how many have a text on the criterion that is the better response; null where none is",
    ),
});

export const exportCall = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/export",
  summary:
    "The dataset as it stands now, streamed as a file; what is added meanwhile is not in it. Header touchstone-csv says whether a table is safe or exact; header link names the call that counts what is changed and left out",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  query: exportQuerySchema,
  files: files(...EXPORT_TYPES),
  refusals: [...GUARDED_REFUSALS, "nothing-to-write"],
  handle: async ({ scope, query, request }) => {
    const plan = await planGuarded(scope, query);
    if (!plan.ok) return plan;
    const { format, fileName } = plan.value;
    const { bytes, counts } = writeExport(scope, plan.value, await takeMarks(scope));
    const first = await bytes.next();
    // A file without a record is no longer than its first bytes.
    if (counts().records === 0) return no("nothing-to-write", emptyWords(counts()), fateOfAll(counts()));
    const { pathname, search } = new URL(request.url);
    return restResponse(first, bytes, {
      name: fileName,
      contentType: fileOf(format, query.container).contentType,
      headers: {
        link: `<${pathname}/counts${search}>; rel="describedby"`,
        ...(fileOf(format, query.container).ending === "csv" && { "touchstone-csv": query.csv }),
      },
    });
  },
});

const fateOfAll = (counts: ExportCounts): Fate => ({ counts, words: fateWords(counts) });

export const exportCountsCall = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/export/counts",
  summary:
    "What an export would write, change and leave out, by reason, without writing it: takes the same query, and reads as much",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  query: exportQuerySchema,
  answer: fateSchema,
  refusals: GUARDED_REFUSALS,
  handle: async ({ scope, query }) => {
    const plan = await planGuarded(scope, query);
    if (!plan.ok) return plan;
    const { count, counts } = writeExport(scope, plan.value, await takeMarks(scope));
    await count();
    return ok(fateOfAll(counts()));
  },
});

export const exportInfoCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/export/dataset-info",
  summary: "What LLaMA-Factory's dataset_info.json says of the file of an export; takes the same query",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  query: exportQuerySchema,
  files: files("application/json"),
  refusals: GUARDED_REFUSALS,
  handle: async ({ scope, query }) => {
    const plan = await planGuarded(scope, query);
    return plan.ok ? infoResponse(plan.value.format, plan.value.fileName) : plan;
  },
});

function infoResponse(format: ExportFormat, fileName: string) {
  const info = datasetInfoOf(format, fileName);
  if (!info) return no("does-not-fit", `LLaMA-Factory does not read ${format.name}.`);
  return textResponse(`${jsonLine(info, 2)}\n`, { name: "dataset_info.json", contentType: "application/json" });
}

export const exportStandingCall = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/export/standing",
  summary:
    "How many examples meet the conditions now, and by which the others fall: before anything is written. Excluded examples are not counted",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  query: labelFilterSchema.extend({ where: whereSchema }),
  answer: standingCountsSchema,
  refusals: [...FILTER_REFUSALS, ...CONDITION_REFUSALS],
  handle: async ({ scope, query }) => {
    const [filter, asked] = [await resolveLabels(scope, query), await lookUpConditions(scope, query)];
    if (!filter.ok) return filter;
    if (!asked.ok) return asked;
    const better = await lookUpBetterResponse(scope, query, filter.value.version);
    if (!better.ok) return better;
    return ok(await countStanding(scope, filter.value.examples, asked.value, better.value));
  },
});

export const createReleaseCall = endpoint({
  method: "POST",
  heavy: true,
  path: "/api/v1/projects/{id}/releases",
  summary:
    "Make a release: an immutable, numbered manifest with counts and a checksum, from which its file is built; answers a job to follow, which ends with the release's number",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: releaseInputSchema,
  status: 202,
  answer: jobIdSchema,
  refusals: [...GUARDED_REFUSALS, ...CONTAMINATION_REFUSALS],
  handle: ({ scope, body }) => startRelease(scope, body),
});

export const listReleasesCall = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/releases",
  summary: "Releases with their manifests, newest first",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  query: numberedPageQuerySchema,
  answer: pageSchema(release),
  handle: async ({ scope, query }) => ok(iso(await listReleases(scope, query))),
});

export const readReleaseCall = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/releases/{n}",
  summary: "One release with its manifest",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  answer: release,
  refusals: ["not-found"],
  handle: async ({ scope, params }) => iso(await findRelease(scope, params.n!)),
});

export const releaseDataCall = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/releases/{n}/data",
  summary: "The file of a release, built again byte for byte; the last bytes come only when the checksum is right",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  files: files(...EXPORT_TYPES),
  refusals: ["not-found", ...PLAN_REFUSALS],
  handle: async ({ scope, params }) => {
    const rebuilt = await rebuildRelease(scope, params.n!);
    if (!rebuilt.ok) return rebuilt;
    const { manifest, format, bytes } = rebuilt.value;
    const { ending, contentType } = fileOf(format, manifest.query.container);
    return fileResponse(bytes, {
      name: manifest.fileName,
      contentType,
      headers: {
        "touchstone-sha256": manifest.sha256,
        ...(ending === "csv" && { "touchstone-csv": manifest.query.csv }),
      },
    });
  },
});

export const releaseCardCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/releases/{n}/card",
  summary:
    "The dataset card of a release, made from its manifest alone: Markdown with YAML front matter as the Hugging Face hub reads it, to lie beside the file as README.md",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  files: files("text/markdown"),
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const found = await findRelease(scope, params.n!);
    if (!found.ok) return found;
    return textResponse(cardOf(found.value), { name: CARD_NAME, contentType: "text/markdown; charset=utf-8" });
  },
});

export const releaseInfoCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/releases/{n}/dataset-info",
  summary: "What LLaMA-Factory's dataset_info.json says of the file of a release",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  files: files("application/json"),
  refusals: ["not-found", "unknown-format", "does-not-fit"],
  handle: async ({ scope, params }) => {
    const found = await findRelease(scope, params.n!);
    if (!found.ok) return found;
    const { query, fileName } = found.value.manifest;
    const format = formatNamed(query.format);
    return format ? infoResponse(format, fileName) : no("unknown-format", `There is no format ${query.format}.`);
  },
});
