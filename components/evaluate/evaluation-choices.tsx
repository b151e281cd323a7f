import { Link } from "@/components/ui/link";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";
import { type ReportAsked, reportAddress } from "@/lib/evaluate/address";
import type { CriterionTab } from "@/lib/evaluate/report/queries";
import type { EvaluationReport } from "@/lib/evaluate/report/report";

interface EvaluationChoicesProps {
  path: string;
  asked: ReportAsked;
  criteria: readonly CriterionTab[];
  versions: readonly number[];
  pinned: number;
  slices: readonly string[];
  report: EvaluationReport | null;
}

/** Which criterion, answer, version and slice a report is about. All of it stands in the address. */
export function EvaluationChoices({ path, asked, criteria, versions, pinned, slices, report }: EvaluationChoicesProps) {
  const counted = report?.kind === "scores" ? report.counted : null;
  const versionTabs = [
    ...versions.map((number) => ({ value: number, label: number === pinned ? `v${number}, in force` : `v${number}` })),
    ...(versions.length > 1 ? [{ value: "all" as const, label: "all versions" }] : []),
  ];
  const rows = [
    {
      name: "Criterion",
      tabs: criteria.map(({ key, title }) => ({
        label: title,
        href: reportAddress.href(path, { ...asked, criterion: key, answer: null }),
        current: key === asked.criterion,
      })),
    },
    {
      name: "Answer counted",
      tabs: (report?.kind === "scores" && counted ? report.answers : []).map(({ value, label }) => ({
        label,
        href: reportAddress.href(path, { ...asked, answer: String(value) }),
        current: value === counted?.value,
      })),
    },
    {
      name: "Guideline version",
      tabs: versionTabs.map(({ value, label }) => ({
        label,
        href: reportAddress.href(path, { ...asked, version: value }),
        current: value === asked.version,
      })),
    },
    {
      name: "By slice",
      tabs: [undefined, ...slices].map((by) => ({
        label: by ?? "all together",
        href: reportAddress.href(path, { ...asked, by }),
        current: by === asked.by,
      })),
    },
  ];
  return (
    <div className="mb-6 grid gap-2">
      {rows
        .filter(({ tabs }) => tabs.length > 1)
        .map(({ name, tabs }) => (
          <div key={name} className="grid items-center gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <span aria-hidden className="text-muted">
              {name}
            </span>
            <nav aria-label={name} className={tabListStyle}>
              {tabs.map(({ label, href, current }) => (
                <Link key={href} href={href} aria-current={current ? "page" : undefined} className={tabStyle}>
                  <bdi>{label}</bdi>
                </Link>
              ))}
            </nav>
          </div>
        ))}
    </div>
  );
}
