import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { fitSteps, type unfit } from "./fit";
import { readRecipe, refused } from "./read-recipe";
import type { Recipe } from "./schema";
import { hashOf } from "./stored";

type Write = ProjectScope<"release:write">;

export interface SavedRecipe {
  id: string;
  version: number;
  hash: string;
}

/** Makes a recipe, whose first version this is. */
export async function createRecipe(scope: Write, recipe: Recipe) {
  const fit = await fitSteps(scope, recipe.steps);
  if (!fit.ok) return fit;
  return transaction(async (tx) => {
    const { projectId } = scope;
    const { id } = await tx.recipe.create({
      data: { projectId, createdById: scope.actor.userId },
      select: { id: true },
    });
    return ok(await addVersion(tx, scope, { id, number: 1, recipe }));
  });
}

/** Saves a recipe as its next version; where it says what the newest one says, it is that one. */
export async function saveRecipe(scope: Write, id: string, recipe: Recipe) {
  const fit = await fitSteps(scope, recipe.steps);
  if (!fit.ok) return fit;
  const unknown = no("not-found", "This project has no such recipe.");
  if (!isUuid(id)) return unknown;
  return transaction(async (tx) => {
    const { projectId } = scope;
    await tx.$executeRaw`SELECT FROM project WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`;
    const newest = await tx.recipeVersion.findFirst({
      where: { projectId, recipeId: id },
      orderBy: { number: "desc" },
      select: { number: true, hash: true },
    });
    if (!newest) return unknown;
    const hash = hashOf(recipe);
    if (newest.hash === hash) return ok<SavedRecipe>({ id, version: newest.number, hash });
    return ok(await addVersion(tx, scope, { id, number: newest.number + 1, recipe }));
  });
}

/** Takes the file of a recipe: a new recipe, or the next version of one. What is wrong with it is said by its lines. */
export async function takeRecipeFile(
  scope: Write,
  { text, recipe: id }: { text: string; recipe?: string | undefined },
) {
  const read = readRecipe(text);
  if (!read.ok) return read;
  const { recipe, lineOf } = read.value;
  const saved = await (id === undefined ? createRecipe(scope, recipe) : saveRecipe(scope, id, recipe));
  if (saved.ok || saved.reason !== "unfit-recipe") return saved;
  const { errors } = saved.detail as { errors: Parameters<typeof unfit>[0] };
  return refused(errors.map((error) => ({ ...error, line: lineOf(error.field) })));
}

/** Takes a recipe off the list, or brings it back; its versions, its file and its runs stay as they are. */
export async function putAway(scope: Write, { recipe: id, away }: { recipe: string; away: boolean }) {
  const { projectId, actor } = scope;
  const unknown = no("not-found", "This project has no such recipe.");
  if (!isUuid(id)) return unknown;
  return transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ changed: boolean }[]>`
      WITH known AS (SELECT id, put_away_at FROM recipe WHERE project_id = ${projectId}::uuid AND id = ${id}::uuid FOR UPDATE),
      done AS (
        UPDATE recipe r SET put_away_at = CASE WHEN ${away} THEN now() END FROM known k
        WHERE r.project_id = ${projectId}::uuid AND r.id = k.id AND (k.put_away_at IS NULL) = ${away} RETURNING 1)
      SELECT EXISTS (SELECT FROM done) AS changed FROM known`;
    if (!row) return unknown;
    if (row.changed)
      await audit(tx, {
        stream: `project:${projectId}`,
        projectId,
        actorId: actor.userId,
        action: away ? "recipe.put-away" : "recipe.bring-back",
        subject: id,
      });
    return ok({ away });
  });
}

async function addVersion(
  tx: Database,
  { projectId, actor }: Write,
  { id, number, recipe }: { id: string; number: number; recipe: Recipe },
): Promise<SavedRecipe> {
  const hash = hashOf(recipe);
  await tx.recipeVersion.create({
    data: {
      projectId,
      recipeId: id,
      number,
      name: recipe.recipe,
      steps: recipe.steps,
      hash,
      createdById: actor.userId,
    },
    select: { number: true },
  });
  await audit(tx, {
    stream: `project:${projectId}`,
    projectId,
    actorId: actor.userId,
    action: "recipe.save",
    subject: id,
    detail: { name: recipe.recipe, version: number, hash },
  });
  return { id, version: number, hash };
}
