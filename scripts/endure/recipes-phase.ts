import { createRandom } from "@/lib/core/random/generator";
import { startTestInstance } from "@/scripts/checks/test-instance.mjs";
import { withClient } from "@/scripts/runtime/postgres-roles.mjs";
import { say } from "@/scripts/runtime/say.mjs";
import { endureCleanings } from "./curation/cleanings";
import type { Interrupter } from "./curation/interrupt";
import { beginCuration } from "./curation/projects";
import { endureRecipe } from "./curation/recipe";
import type { Finding } from "./findings";
import { databaseOf } from "./instance";
import { keepLogs } from "./report";

interface Size {
  /** How often the worker is killed within runs of a recipe, and as often within cleanings. */
  kills: number;
  examples: number;
  seed: number;
}

/** Kills the worker within runs of a recipe and within cleanings, and holds what comes of them against undisturbed ones. */
export function recipesPhase(size: Size): Promise<Finding[]> {
  return keepLogs("recipes", startTestInstance({ demo: false }), ({ url, dataDir }) => {
    const { app, owner } = databaseOf(dataDir);
    return withClient(owner, (client) => endure(url, app, { dataDir, client, random: createRandom(size.seed) }, size));
  });
}

async function endure(
  url: string,
  databaseUrl: string,
  interrupter: Interrupter,
  { kills, examples }: Size,
): Promise<Finding[]> {
  say("Making a project with planted faults …");
  const curation = await beginCuration(url, databaseUrl, interrupter.client, examples);
  return [
    ...(await endureRecipe(curation, interrupter, kills)),
    ...(await endureCleanings(curation, interrupter, kills)),
  ];
}
