import { formatCount } from "@/components/ui/format";
import type { Removal } from "@/lib/project/member-removal";

/** Counting stops here. */
const MOST_COUNTED = 1000;

/** What happens when a member is removed, a sentence each; nothing is said of what there is none of. */
export function removalWords({ held, drafts, reserved, labels }: Removal): string[] {
  const said: (string | false)[] = [
    labels > 0 && `Their labels of ${formatCount(labels, "example")} stay and count.`,
    held > 0 &&
      `${formatCount(held, "example")} in their hands ${held === 1 ? "goes" : "go"} back to the others at once.`,
    drafts > 0 && `Answers begun on ${formatCount(drafts, "of these", "of these")} are not handed in.`,
    reserved > 0 &&
      `${formatCount(reserved, "example")} that waited for them ${reserved === 1 ? "waits" : "wait"} for somebody else.`,
  ];
  return said.filter((line) => line !== false);
}

/** The places that stay empty without this person; null where somebody is left for each. */
export function unfillableWords({ unfillable }: Removal): string | null {
  if (unfillable === 0) return null;
  const places =
    unfillable >= MOST_COUNTED ? `${formatCount(MOST_COUNTED, "label")} or more` : formatCount(unfillable, "label");
  return `Nobody else is there to give ${places} that open rounds still want. Add somebody to the round, or close it; else it is never done.`;
}
