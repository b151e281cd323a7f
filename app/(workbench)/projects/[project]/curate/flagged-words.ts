import type { ProjectScope } from "@/lib/auth/scope";
import { marked } from "@/lib/core/text/marked-names";
import type { SelectionLook } from "@/lib/curate/inspect/address";
import { checkNamed } from "@/lib/curate/inspect/queries";
import type { CheckSide } from "@/lib/curate/inspect/schema";

/** What a check says of the examples that a page is about, and the page without it; undefined where the address names none. */
export async function flaggedWords(scope: ProjectScope<"examples:read">, look: SelectionLook, without: string) {
  const { check: key, side = "flagged" } = look;
  return key === undefined ? undefined : { words: await wordsOf(scope, key, side), href: without };
}

async function wordsOf(scope: ProjectScope<"examples:read">, key: string, side: CheckSide): Promise<string> {
  const check = await checkNamed(scope, key);
  if (!check) return `Version ${scope.project.versionNumber} has no check ${marked(key)}`;
  const name = `“${marked(check.title)}”`;
  if (side === "unknown") return `${name} cannot tell`;
  return side === "flagged" ? `Flagged by ${name}` : `Not flagged by ${name}`;
}
