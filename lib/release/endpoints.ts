import { z } from "zod";
import { iso, jobIdSchema } from "@/lib/api/answers";
import { endpoint, files } from "@/lib/api/endpoint";
import { numberedPageQuerySchema, pageSchema } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { ok } from "@/lib/server/errors";
import { fileResponse } from "./file-response";
import { EXPORT_TYPES } from "./formats/all-formats";
import { takeMarks } from "./marks";
import { GUARDED_REFUSALS, PLAN_REFUSALS, planGuarded } from "./plan";
import { findRelease, listReleases } from "./queries";
import { rebuildRelease } from "./rebuild";
import { exportQuerySchema, manifestSchema, releaseInputSchema } from "./schema";
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

export const exportCall = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/export",
  summary:
    "The dataset as it stands now, streamed as a file; what is added meanwhile is not in it. Header touchstone-csv says whether a table is safe or exact",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  query: exportQuerySchema,
  files: files(...EXPORT_TYPES),
  refusals: GUARDED_REFUSALS,
  handle: async ({ scope, query }) => {
    const plan = await planGuarded(scope, query);
    if (!plan.ok) return plan;
    const { format, fileName } = plan.value;
    const { bytes } = writeExport(scope, plan.value, await takeMarks(scope));
    return fileResponse(bytes, {
      name: fileName,
      contentType: format.contentType,
      headers: format.ending === "csv" ? { "touchstone-csv": query.csv } : {},
    });
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
  refusals: GUARDED_REFUSALS,
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
    return fileResponse(bytes, {
      name: manifest.fileName,
      contentType: format.contentType,
      headers: {
        "touchstone-sha256": manifest.sha256,
        ...(format.ending === "csv" && { "touchstone-csv": manifest.query.csv }),
      },
    });
  },
});
