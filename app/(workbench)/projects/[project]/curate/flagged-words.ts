import type { ProjectScope } from "@/lib/auth/scope";
import { marked } from "@/lib/core/text/marked-names";
import type { SelectionLook } from "@/lib/curate/inspect/address";
import { checkNamed } from "@/lib/curate/inspect/queries";

/** What a check says of the examples that a page is about, in words; undefined where the address names none. */
export async function flaggedWords(
  scope: ProjectScope<"examples:read">,
  { check: key, side = "flagged" }: SelectionLook,
): Promise<string | undefined> {
  if (key === undefined) return undefined;
  const check = await checkNamed(scope, key);
  if (!check) return `Version ${scope.project.versionNumber} has no check ${marked(key)}`;
  const name = `“${marked(check.title)}”`;
  if (side === "unknown") return `${name} cannot tell`;
  return side === "flagged" ? `Flagged by ${name}` : `Not flagged by ${name}`;
}
