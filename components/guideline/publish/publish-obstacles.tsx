import { Callout } from "@/components/ui/callout";
import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import type { Obstacle } from "@/lib/guideline/readiness/obstacles";
import type { Finding } from "@/lib/guideline/readiness/readiness";

interface PublishObstaclesProps {
  guidelineId: string;
  obstacles: readonly Obstacle[];
  missing: readonly Finding[];
}

/** What forbids publishing, and what only speaks against it. */
export function PublishObstacles({ guidelineId, obstacles, missing }: PublishObstaclesProps) {
  const back = <LinkButton href={`/guidelines/${guidelineId}/edit`}>Back to the draft</LinkButton>;
  if (obstacles.length > 0) {
    return (
      <Callout tone="bad" title="This draft cannot be published yet" actions={back} className="mb-6">
        <ul className="list-disc ps-4">
          {obstacles.map(({ place, message }) => (
            <li key={`${place} ${message}`}>
              {place}: {message}
            </li>
          ))}
        </ul>
      </Callout>
    );
  }
  if (missing.length === 0) return null;
  const title = `${formatCount(missing.length, "gap")} that people will fill each in their own way`;
  return (
    <Callout tone="warn" title={title} actions={back} className="mb-6">
      <ul className="list-disc ps-4">
        {missing.map(({ code, message }) => (
          <li key={`${code} ${message}`}>{message}</li>
        ))}
      </ul>
    </Callout>
  );
}
