import { labelledWords } from "@/components/curate/inspect/labelled-words";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { marked } from "@/lib/core/text/marked-names";
import type { SelectionLook } from "@/lib/curate/inspect/address";
import { readLabelled } from "@/lib/curate/inspect/labelled";
import { checkNamed } from "@/lib/curate/inspect/queries";
import type { CheckSide } from "@/lib/curate/inspect/schema";
import { resolveFigure } from "@/lib/labels/filter";
import { raterOf, ratersOf } from "@/lib/measure/raters";

type Reader = ProjectScope<"examples:read">;

/** What a page is about besides its conditions: a check, labels. Each with the same page without it. */
export async function lookWords(
  scope: Reader,
  { check, side = "flagged", labels }: SelectionLook,
  without: (left: { check?: undefined; side?: undefined } | { labels?: undefined }) => string,
) {
  return [
    ...(check === undefined
      ? []
      : [{ words: await checkWords(scope, check, side), href: without({ check: undefined, side: undefined }) }]),
    ...(labels === undefined
      ? []
      : [{ words: await wordsOfLabels(scope, labels), href: without({ labels: undefined }) }]),
  ];
}

async function checkWords(scope: Reader, key: string, side: CheckSide): Promise<string> {
  const check = await checkNamed(scope, key);
  if (!check) return `Version ${scope.project.versionNumber} has no check ${marked(key)}`;
  const name = `“${marked(check.title)}”`;
  if (side === "unknown") return `${name} cannot tell`;
  return side === "flagged" ? `Flagged by ${name}` : `Not flagged by ${name}`;
}

async function wordsOfLabels({ actor, projectId }: Reader, labels: string): Promise<string> {
  const scope = await requireProject(actor, projectId, "examples:read", "measure:read");
  const labelled = readLabelled(labels)!;
  const { criterion, version } = labelled;
  const [found, raters] = await Promise.all([
    resolveFigure(scope, { criterion, ...(version !== undefined && { version }) }),
    ratersOf(scope),
  ]);
  if (!found.ok) return marked(found.message);
  return labelledWords(labelled, { title: found.value.criterion.title, nameOf: (id) => raterOf(raters, id).name });
}
