import { TextLink } from "@/components/ui/text-link";
import { duplicatesHref } from "@/lib/curate/duplicates/address";
import type { DuplicateFigures } from "@/lib/curate/duplicates/schema";
import { LosingCallout } from "../losing-callout";
import { MEANING_WORDS } from "./words";

/** Says which sources, imports and slices would lose most of themselves; nothing where none would. */
export function Losing({ projectId, figures }: { projectId: string; figures: DuplicateFigures }) {
  return (
    <LosingCallout
      verb="would lose"
      parts={figures.flatMap(({ meaning, losing }) =>
        losing.map(({ extra, ...one }) => ({ ...one, meaning, taken: extra })),
      )}
      advice="Look at their clusters before anything is excluded: what looks like copies may be one form with different content."
      name={({ by, name, meaning }) =>
        by === "source" ? (
          <TextLink href={duplicatesHref(projectId, { meaning, source: name })}>
            <bdi>{name}</bdi>
          </TextLink>
        ) : (
          <bdi className="font-medium">{name}</bdi>
        )
      }
      behind={({ meaning }) => `by ${MEANING_WORDS[meaning].label.toLowerCase()}`}
    />
  );
}
