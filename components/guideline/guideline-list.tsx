import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { GuidelineRow } from "@/lib/guideline/records";

export function GuidelineList({ guidelines }: { guidelines: readonly GuidelineRow[] }) {
  return (
    <ul className="grid border-t border-line">
      {guidelines.map(({ id, name, version, projects, canEdit }) => (
        <li
          key={id}
          className="grid items-center gap-x-6 gap-y-2 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="min-w-0">
            <TextLink href={`/guidelines/${id}`} className="text-base font-medium wrap-anywhere" dir="auto">
              {name}
            </TextLink>
            <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
              <VersionBadge number={version?.number ?? null} hash={version?.hash} guideline={name} />
              {version ? (
                <span>
                  published <Time at={version.publishedAt} />
                </span>
              ) : (
                <span>not published yet</span>
              )}
              <span aria-hidden>·</span>
              <span>{projects === 0 ? "used by no project" : `used by ${formatCount(projects, "project")}`}</span>
            </p>
          </div>
          {canEdit && <LinkButton href={`/guidelines/${id}/edit`}>Edit draft</LinkButton>}
        </li>
      ))}
    </ul>
  );
}
