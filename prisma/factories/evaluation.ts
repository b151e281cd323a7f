import { randomUUID } from "node:crypto";
import { requireProject } from "@/lib/auth/scope";
import { contentHash } from "@/lib/import/content-hash";
import { db } from "@/lib/server/db";
import { makeMember } from "./people";
import { CORRECT, HELPFULNESS, makeProject } from "./project";

export const BETTER = {
  key: "better",
  title: "Which is better?",
  kind: "preference",
  level: "nominal",
  required: true,
  preference: { strength: 1, ties: true },
} as const;

/** An evaluation project with a lead, and ways to put outputs and comparisons into it. */
export async function makeEvaluation() {
  const { projectId, guidelineId, version } = await makeProject({
    purpose: "evaluation",
    criteria: [HELPFULNESS, CORRECT, BETTER],
  });
  const lead = await makeMember(projectId, "lead", { email: `lead-${randomUUID()}@example.org` });
  const scope = await requireProject(lead.actor, projectId, "measure:read", "release:write", "export:read");
  /** A model's output to a prompt, like none in another project; `prompt-model` is its id, and the id in the database is returned. */
  const output = async (prompt: string, model: string, slices: Record<string, string> = {}) => {
    const content = { prompt, response: `${model} on ${prompt} in ${projectId}` };
    return insert(`${prompt}-${model}`, "instruction", content, { provenance: { model }, slices });
  };
  /** Outputs of these models side by side, A, B … */
  const comparison = async (prompt: string, models: readonly string[]) => {
    const responses = models.map((model, k) => ({ text: `${model} on ${prompt}, ${k}`, model }));
    return insert(`${prompt}-${models.join("-")}`, "preference", { prompt, responses }, {});
  };
  async function insert(externalId: string, kind: string, content: object, more: object): Promise<string> {
    const hash = contentHash({ kind, ...content } as Parameters<typeof contentHash>[0]);
    const data = { projectId, externalId, kind, content, contentHash: hash, ...more };
    return (await db().example.create({ data, select: { id: true } })).id;
  }
  return { projectId, guidelineId, version, lead, scope, output, comparison };
}
