import { createRandom } from "@/lib/core/random/generator";
import { startTestInstance } from "@/scripts/checks/test-instance.mjs";
import { withClient } from "@/scripts/runtime/postgres-roles.mjs";
import { say } from "@/scripts/runtime/say.mjs";
import { endureCleanings } from "./curation/cleanings";
import { beginCuration } from "./curation/projects";
import { endureRecipe } from "./curation/recipe";
import type { Finding } from "./findings";
import { databaseOf } from "./instance";
import { keepLogs } from "./report";

interface Size {
  /** How often the worker is killed within runs of a recipe, or within cleanings. */
  kills: number;
  examples: number;
  seed: number;
}

/** Kills the worker within runs of a recipe, and holds what comes of them against undisturbed ones. */
export const recipesPhase = (size: Size): Promise<Finding[]> => kill("recipes", size, endureRecipe);

/** The same of cleanings. */
export const cleaningsPhase = (size: Size): Promise<Finding[]> => kill("cleanings", size, endureCleanings);

function kill(name: string, { kills, examples, seed }: Size, work: typeof endureRecipe): Promise<Finding[]> {
  return keepLogs(name, startTestInstance({ demo: false }), ({ url, dataDir }) => {
    const { app, owner } = databaseOf(dataDir);
    return withClient(owner, async (client) => {
      say("Making a project with planted faults …");
      const curation = await beginCuration(url, app, client, examples);
      return work(curation, { dataDir, client, random: createRandom(seed) }, kills);
    });
  });
}
