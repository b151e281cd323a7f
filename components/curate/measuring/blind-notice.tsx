import { Callout } from "@/components/ui/callout";
import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { blindReadingHref } from "@/lib/curate/measurements/address";
import type { Quality } from "@/lib/curate/readings/schema";
import { ASKED } from "./verdict-words";

interface BlindNoticeProps {
  projectId: string;
  readings: readonly { id: string; quality: Quality; asked: number; answered: number }[];
}

/** Says to whoever labels that they are asked to read something besides; nothing where they are not, or have read all. */
export function BlindNotice({ projectId, readings }: BlindNoticeProps) {
  return readings
    .filter(({ asked, answered }) => answered < asked)
    .map(({ id, quality, asked, answered }) => (
      <Callout
        key={id}
        title={`You are asked to read ${formatCount(asked, "example")}: ${ASKED[quality].question}`}
        className="mb-3"
        actions={
          <LinkButton size="sm" href={blindReadingHref(projectId, id)}>
            {answered === 0 ? "Begin to read" : `Go on: ${formatCount(asked - answered, "example")} left`}
          </LinkButton>
        }
      >
        One question, one key each. It is no labelling, and enters no figure about you.
      </Callout>
    ));
}
