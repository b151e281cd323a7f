import { formatCount } from "@/components/ui/format";
import type { NextMove } from "@/lib/project/next-move";

/** What a move to another version asks again, as its button says it. */
export function moveWords({ to, examples }: Pick<NextMove, "to" | "examples">): string {
  const asked = examples === 0 ? "nothing is" : formatCount(examples, "example is", "examples are");
  return `Move the project to version ${to}: ${asked} asked again`;
}
