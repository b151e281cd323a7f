import { Callout } from "@/components/ui/callout";

/** Says which labels a judge is not held against: those of other guideline versions. */
export function OtherVersions({ judged, labelled }: { judged: number; labelled: readonly number[] }) {
  const others = labelled.filter((number) => number !== judged).map((number) => `v${number}`);
  if (others.length === 0) return null;
  return (
    <Callout className="mb-5">
      The judge worked by v{judged} and is held against people’s labels under v{judged} only. Labels under{" "}
      {others.join(", ")} are left out.
    </Callout>
  );
}
