import type { GuidelineContent } from "../schema";
import { mergeText } from "./merge-text";
import { mergeValues } from "./merge-values";

/** Whose words stand where both changed the same: for text also both, one after the other. */
export type Choice = "mine" | "theirs" | "both";

export interface Conflict {
  /** The same for the same conflict, whatever was chosen elsewhere. */
  id: string;
  /** Where, for people: "the text, line 12", "“How helpful?”: scale, anchors, 3". */
  place: string;
  /** Undefined where the field was removed, or is not there. */
  mine: string | undefined;
  theirs: string | undefined;
  choice: Choice;
  /** Text, of which both can stay. */
  mayKeepBoth: boolean;
}

export interface Merged {
  content: GuidelineContent;
  conflicts: Conflict[];
}

/**
 * What two people made of the same draft, in one: each change that only one of them made, and for what both changed the choice (both
 * texts, or one's own field, until somebody chooses). Nothing that either wrote is left out unless a conflict says so.
 */
export function mergeContents(
  base: GuidelineContent,
  mine: GuidelineContent,
  theirs: GuidelineContent,
  choices: Readonly<Record<string, Choice>> = {},
): Merged {
  const conflicts: Conflict[] = [];
  const body = mergeText(base.body, mine.body, theirs.body, (clash) => {
    const id = `text ${conflicts.length + 1}`;
    const choice = choices[id] ?? "both";
    conflicts.push({ id, place: "The text", mine: clash.mine, theirs: clash.theirs, choice, mayKeepBoth: true });
    return choice === "both" ? `${ended(clash.theirs)}${clash.mine}` : clash[choice];
  });
  const titles = new Map([...theirs.criteria, ...mine.criteria].map(({ key, title }) => [key, title]));
  const parts = mergeValues(
    { path: [], base: structured(base), mine: structured(mine), theirs: structured(theirs) },
    ({ path, mine: own, theirs: other }) => {
      const id = path.join(" ");
      // What one side removed and the other changed stays unless somebody says otherwise.
      const usual = own === undefined ? "theirs" : "mine";
      const choice = (choices[id] ?? usual) === "theirs" ? "theirs" : "mine";
      conflicts.push({
        id,
        place: placeOf(path, titles),
        mine: shown(own),
        theirs: shown(other),
        choice,
        mayKeepBoth: false,
      });
      return choice === "theirs" ? other : own;
    },
  ) as Omit<GuidelineContent, "body">;
  const { examples, checks, ...others } = parts;
  const lists = { ...(examples?.length && { examples }), ...(checks?.length && { checks }) };
  return { content: { body, ...others, ...lists }, conflicts };
}

function structured({ criteria, qualities, examples = [], checks = [] }: GuidelineContent) {
  return { criteria, qualities, examples, checks };
}

function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

function shown(value: unknown): string | undefined {
  return value === undefined || typeof value === "string" ? value : JSON.stringify(value, null, 1);
}

function placeOf([part, name, ...rest]: readonly string[], titles: ReadonlyMap<string, string>): string {
  if (part === undefined || name === undefined) return `All ${part ?? "parts"}`;
  const subjects: Record<string, string> = {
    criteria: `“${titles.get(name) || name}”`,
    examples: "An example",
    checks: `The check ${name}`,
  };
  const subject = subjects[part] ?? name;
  return rest.length === 0 ? subject : `${subject}: ${rest.join(", ")}`;
}
