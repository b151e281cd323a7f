import { formatCount } from "@/components/ui/format";
import type { GuidelineDetail } from "@/lib/guideline/records";
import type { Result } from "@/lib/server/errors";
import { ConsumerItem } from "./consumer-item";
import { ConsumerWarning } from "./consumer-warning";
import { type Moved, MovePinButton } from "./move-pin-button";

interface ConsumerListProps {
  guideline: GuidelineDetail;
  /** Projects whose move the page offers already. */
  offered: ReadonlySet<string>;
  movePin: (projectId: string, input: unknown) => Promise<Result<Moved>>;
}

/** The projects that run a guideline, each with its pinned version, and the way to the latest for those who lead them. */
export function ConsumerList({ guideline, offered, movePin }: ConsumerListProps) {
  const { projects, otherProjects, versions } = guideline;
  const latest = versions.find(({ retiredAt }) => retiredAt === null);
  return (
    <div className="grid gap-3">
      <ConsumerWarning {...guideline} />
      {projects.length === 0 && otherProjects === 0 && <p className="text-muted">No project runs it yet.</p>}
      <ul className="grid">
        {projects.map((consumer) => (
          <ConsumerItem
            key={consumer.id}
            consumer={consumer}
            hash={versions.find(({ number }) => number === consumer.version)?.hash}
            guideline={guideline.name}
            action={
              consumer.isLead &&
              latest &&
              latest.number !== consumer.version &&
              !offered.has(consumer.id) && (
                <MovePinButton
                  move={{
                    projectId: consumer.id,
                    projectName: consumer.name,
                    guidelineId: guideline.id,
                    from: consumer.version,
                    to: latest.number,
                  }}
                  movePin={movePin}
                />
              )
            }
          />
        ))}
      </ul>
      {otherProjects > 0 && (
        <p className="text-muted">{formatCount(otherProjects, "other project")} that you are no member of.</p>
      )}
    </div>
  );
}
