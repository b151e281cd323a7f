import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { factsOfExample } from "@/lib/facts/example-facts";
import type { Criterion } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { readExample } from "@/lib/import/example-queries";
import { readCase } from "@/lib/resolve/case";
import { replica } from "@/lib/server/db";
import { type ExampleEvent, exampleHistory } from "./example-history";

type Read = ProjectScope<"resolve:read" | "examples:read">;

/**
 * One example, by its own id or the importer's: its content with known answers, everybody's labels for what a version asks (the pinned one
 * unless said) without names, what was decided, and all that happened to it. Null where there is no such example or version.
 */
export async function examplePage(scope: Read, ref: string, version?: number) {
  const shown = await readCase(scope, ref, version);
  if (!shown) return null;
  const [example, events, facts] = await Promise.all([
    readExample(scope, shown.exampleId),
    exampleHistory(scope, shown.exampleId),
    factsOfExample(scope, shown.exampleId),
  ]);
  if (!example) return null;
  return { ...shown, example, events, facts, ...standingOf(events) };
}

/** What the history amounts to today. */
function standingOf(events: readonly ExampleEvent[]) {
  const last = events.find(({ what }) => what === "excluded" || what === "included");
  const labelled = events.flatMap(({ what, version }) => (what === "labelled" && version !== null ? [version] : []));
  return {
    /** Why no export or release takes it; null where they do. */
    excluded: last?.what === "excluded" ? { reason: last.reason, note: last.note } : null,
    /** Numbers of the versions under which people labelled it, newest first. */
    labelledVersions: labelled.sort((one, other) => other - one),
  };
}

/** The criteria as they were asked in each version that the events name. */
export async function criteriaOfEvents(
  { project }: Read,
  events: readonly ExampleEvent[],
): Promise<Map<number, Criterion[]>> {
  const numbers = [...new Set(events.flatMap(({ version }) => version ?? []))];
  const versions = await replica().guidelineVersion.findMany({
    where: { guidelineId: project.guidelineId, number: { in: numbers } },
    select: { id: true, number: true },
  });
  return new Map(await Promise.all(versions.map(async ({ id, number }) => [number, await criteriaOf(id)] as const)));
}
