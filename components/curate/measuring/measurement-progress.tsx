"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { LinkButton } from "@/components/ui/link-button";
import { Progress } from "@/components/ui/progress";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { blindReadingHref } from "@/lib/curate/measurements/address";

interface MeasurementProgressProps {
  projectId: string;
  measurementId: string;
  readers: readonly { readerId: string; reader: string | null; asked: number; answered: number }[];
  /** Who looks: their own reading can be gone on with. */
  userId: string;
  ended: boolean;
  closed: boolean;
  end: (input: { measurement: string }) => Promise<Outcome<null>>;
}

/** How far each reader has come, and the end before all is read. */
export function MeasurementProgress(props: MeasurementProgressProps) {
  const { projectId, measurementId, readers, userId, ended, closed } = props;
  const { run, refusal } = useCommand(props.end);
  const isReading = !ended && readers.some(({ readerId, asked, answered }) => readerId === userId && answered < asked);
  return (
    <div className="grid max-w-xl gap-4">
      <ul className="grid gap-3">
        {readers.map(({ readerId, reader, asked, answered }) => (
          <li key={readerId}>
            <Progress label={reader ?? "somebody"} value={answered} max={Math.max(asked, answered)} />
          </li>
        ))}
      </ul>
      {!closed && (
        <Callout title="Its figures come once everything is read">
          Readers find it on their page Label. They see neither checks nor what was flagged.
        </Callout>
      )}
      {refusal && <p role="alert">{refusal.message}</p>}
      <div className="flex flex-wrap gap-2">
        {isReading && (
          <LinkButton variant="primary" href={blindReadingHref(projectId, measurementId, "curate")}>
            Read your examples
          </LinkButton>
        )}
        {!ended && (
          <ConfirmDialog
            trigger={<Button>End it</Button>}
            title="End this measurement?"
            description={
              closed
                ? "Nobody changes an answer any more."
                : "Nobody answers any more. What was read by as many as were asked counts; the rest is left out, and that is said."
            }
            confirm="End it"
            onConfirm={async () => void (await run({ measurement: measurementId }))}
          />
        )}
      </div>
    </div>
  );
}
