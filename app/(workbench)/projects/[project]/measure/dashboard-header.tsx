import type { ReactNode } from "react";
import { PageHeader } from "@/components/frame/page-header";
import { DashboardTabs } from "@/components/measure/dashboard-tabs";
import { FilterBar } from "@/components/measure/filter-bar";
import { Soon } from "@/components/ui/soon";
import { TextLink } from "@/components/ui/text-link";
import type { ProjectScope } from "@/lib/auth/scope";
import {
  annotatorHref,
  type Dashboard,
  type MeasureAsked,
  type MeasureWanted,
  measureHref,
} from "@/lib/measure/address";
import { filterOptions } from "@/lib/measure/filter-options";
import { CheckLine } from "./check-line";

interface DashboardHeaderProps {
  scope: ProjectScope<"measure:read">;
  place: Dashboard;
  filter: MeasureAsked;
  /** The criterion that the page is about where the address names none. */
  criterion?: string;
  /** The annotator that the page is about, where it is about one. */
  annotator?: string;
  title: ReactNode;
  question: ReactNode;
  badges?: ReactNode;
  actions?: ReactNode;
}

/** The head of every dashboard: its question, the way to the others, and which labels it is about. */
export async function DashboardHeader({ scope, place, filter, criterion, annotator, ...head }: DashboardHeaderProps) {
  const options = await filterOptions(scope, filter.version);
  const asked = filter.criterion ?? criterion;
  const href = (wanted: MeasureWanted) =>
    annotator ? annotatorHref(scope.projectId, annotator, wanted) : measureHref(scope.projectId, place, wanted);
  return (
    <>
      <PageHeader {...head} tabs={<DashboardTabs projectId={scope.projectId} current={place} filter={filter} />} />
      <div className="mb-6">
        <FilterBar
          projectId={scope.projectId}
          place={place}
          filter={filter}
          options={options}
          criterion={criterion}
          annotator={annotator}
        />
      </div>
      {filter.version === "all" && options.versions.length > 1 && (
        <p className="no-print mb-5 flex flex-wrap gap-x-3 text-muted">
          Each version by itself:
          {options.versions.map((version) => (
            <TextLink key={version} href={href({ ...filter, version })}>
              version {version}
            </TextLink>
          ))}
          {place === "agreement" && (
            <TextLink
              href={measureHref(scope.projectId, "agreement", {
                before: options.versions.at(-2),
                after: options.versions.at(-1),
              })}
            >
              side by side
            </TextLink>
          )}
        </p>
      )}
      {asked !== undefined && place !== "check" && (
        <Soon part={CheckLine({ scope, place, filter, criterion: asked })} />
      )}
    </>
  );
}
