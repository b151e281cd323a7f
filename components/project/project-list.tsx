import type { ReactNode } from "react";
import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { blindReadingHref } from "@/lib/curate/measurements/address";
import type { Pulse } from "@/lib/project/at-a-glance";
import type { WaitingWork } from "@/lib/project/waiting";
import { atWorkWords } from "./pulse-line";

export interface ListedProject {
  id: string;
  name: string;
  purpose: "annotation" | "evaluation";
  role: string;
  guideline: { name: string; version: number; hash: string };
  simulated: boolean;
  archived: boolean;
  waiting: WaitingWork;
  /** For those who lead or review. */
  pulse: Pulse | null;
  /** How far people agree, where the reader may know. */
  agreement?: ReactNode;
}

/** One's projects, each with one's role, what waits, and the shortest way to it. */
export function ProjectList({ projects }: { projects: readonly ListedProject[] }) {
  return (
    <ul className="grid border-t border-line">
      {projects.map((project) => (
        <li
          key={project.id}
          className="grid items-center gap-x-6 gap-y-2 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="min-w-0">
            <TextLink href={`/projects/${project.id}`} className="text-base font-medium wrap-anywhere" dir="auto">
              {project.name}
            </TextLink>
            <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
              <span>{project.role}</span>
              <span aria-hidden>·</span>
              <span>{project.purpose}</span>
              {project.simulated && (
                <>
                  <span aria-hidden>·</span>
                  <span>simulated labels</span>
                </>
              )}
              <VersionBadge
                number={project.guideline.version}
                hash={project.guideline.hash}
                guideline={project.guideline.name}
                pinned
              />
              <span className="min-w-0 truncate" dir="auto">
                {project.guideline.name}
              </span>
            </p>
            {project.pulse && (
              <p className="mt-1 text-muted">
                <bdi>{pulseWords(project.pulse)}</bdi>
              </p>
            )}
            {project.agreement}
          </div>
          {project.archived ? (
            <p className="text-muted">read only</p>
          ) : (
            <Waiting id={project.id} {...project.waiting} />
          )}
        </li>
      ))}
    </ul>
  );
}

function pulseWords({ atWork, flags, requests }: Pulse): string {
  const open = [
    ...(flags > 0 ? [formatCount(flags, "open flag")] : []),
    ...(requests > 0 ? [formatCount(requests, "open change request")] : []),
  ];
  return [atWorkWords(atWork), ...(open.length > 0 ? [`${open.join(", ")}.`] : [])].join(" ");
}

function Waiting({ id, label, resolve, readings }: WaitingWork & { id: string }) {
  if (label === 0 && resolve === 0 && readings.length === 0)
    return <p className="text-muted">Nothing to label or settle</p>;
  return (
    <div className="flex flex-wrap gap-2">
      {resolve > 0 && (
        <LinkButton href={`/projects/${id}/resolve`}>{formatCount(resolve, "disagreement")} to settle</LinkButton>
      )}
      {readings.map((reading) => (
        <LinkButton key={reading.id} href={blindReadingHref(id, reading.id)}>
          Read {formatCount(reading.examples, "example")}
        </LinkButton>
      ))}
      {label > 0 && (
        <LinkButton href={`/projects/${id}/label`} variant="primary">
          Label {formatCount(label, "example")}
        </LinkButton>
      )}
    </div>
  );
}
