import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { lookUpConditions } from "@/lib/curate/asked-conditions";
import { unknownSlice } from "@/lib/examples/slices";
import { pinnedVersion } from "@/lib/guideline/queries/version";
import type { Check } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { no, ok } from "@/lib/server/errors";
import type { FieldError } from "./read-recipe";
import { misplaced } from "./schema";
import { keepsOne, type Step } from "./steps/all-steps";

type Write = ProjectScope<"release:write">;

/** Whether a check flags all but the first of those that repeat each other. */
export function repeats({ conditions }: Pick<Check, "conditions">): boolean {
  return conditions.some(({ operator }) => operator === "repeats");
}

/** The checks of the version that the project works by, by their keys. */
export async function checksByKey(scope: Write | ProjectScope<"project:read">): Promise<ReadonlyMap<string, Check>> {
  const { content } = await pinnedVersion(scope);
  return new Map((content.checks ?? []).map((check) => [check.key, check]));
}

/** Whether a step keeps one of several, under checks of a version. */
export function isLastUnder(checks: ReadonlyMap<string, Check>) {
  return (step: Step) => keepsOne(step, (key) => repeats(checks.get(key) ?? { conditions: [] }));
}

/** Holds steps against the guideline version and its criteria; names each that does not fit. Answers the version's checks. */
export async function fitSteps(scope: Write, steps: readonly Step[]) {
  const checks = await checksByKey(scope);
  const errors: FieldError[] = [];
  for (const [at, step] of steps.entries()) {
    if (step.step === "check" && !checks.has(step.check))
      errors.push({ field: `steps.${at}.check`, message: unknownCheck(scope, step.check, checks) });
    if (step.step === "clean") {
      const known = (await criteriaOf(scope.project.guidelineVersionId)).map(({ key }) => key);
      const unknown = step.unaffected.find((key) => !known.includes(key));
      if (unknown !== undefined)
        errors.push({ field: `steps.${at}.unaffected`, message: unknownCriterion(scope, unknown, known) });
      const slice = await unknownSlice(scope, step.slices);
      if (slice !== null)
        errors.push({
          field: `steps.${at}.slices`,
          message: `names the slice ${slice}, which no example of this project has`,
        });
    }
    if (step.step === "selection") {
      const found = await lookUpConditions(scope, { where: step.where });
      if (!found.ok) errors.push({ field: `steps.${at}.where`, message: withoutStop(found.message) });
    }
  }
  const early = misplaced(steps, isLastUnder(checks));
  if (early !== null)
    errors.push({
      field: `steps.${early}`,
      message: "keeps one of several, which a later step could take; put it behind the steps that keep none",
    });
  return errors.length === 0 ? ok(checks) : unfit(errors);
}

/** Refuses steps that do not fit, by name. */
export function unfit(errors: readonly FieldError[]) {
  const said = errors.map(({ field, message }) => `${placeWords(field)} ${message}.`);
  return no("unfit-recipe", `The recipe does not fit this project. ${said.join(" ")}`, { errors: [...errors] });
}

/** `steps.2.check` as one counts: Step 3, check: */
function placeWords(field: string): string {
  const [, at, ...rest] = field.split(".");
  return `Step ${Number(at) + 1}${rest.length > 0 ? `, ${rest.join(".")}:` : ""}`;
}

const unknownCriterion = ({ project }: Write, key: string, known: readonly string[]) =>
  `names the criterion ${key}, which version ${project.versionNumber} of the guideline does not have; it has ${known.join(", ")}`;

function unknownCheck({ project }: Write, key: string, checks: ReadonlyMap<string, Check>): string {
  const known = [...checks.keys()];
  return known.length === 0
    ? `names the check ${key}, and version ${project.versionNumber} of the guideline has no checks`
    : `names the check ${key}, which version ${project.versionNumber} of the guideline does not have; it has ${known.join(", ")}`;
}

const withoutStop = (sentence: string) => sentence.replace(/\.$/, "");
