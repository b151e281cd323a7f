import { ThinBar } from "@/components/charts/thin-bar";
import { Estimate } from "@/components/estimate/estimate";
import { Badge } from "@/components/ui/badge";
import { Figure as Count } from "@/components/ui/figure";
import { formatCount, formatNumber, formatPercent } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { Tooltip } from "@/components/ui/tooltip";
import { axisHref } from "@/lib/curate/axes/hrefs";
import type { About, Axis, Figure, From, Line } from "@/lib/curate/axes/line";
import { ABOUT_WORDS, AXIS_WORDS, STATE_WORDS } from "./axis-words";

interface AxisLinesProps {
  projectId: string;
  axis: Axis;
  /** Of this axis, the weakest first. */
  lines: readonly Line[];
}

/** The lines of one axis. */
export function AxisLines({ projectId, axis, lines }: AxisLinesProps) {
  const columns: ListColumn<Line>[] = [
    { label: "What", cell: (line) => <What line={line} /> },
    { label: "Stands", cell: ({ state }) => <Stands state={state} /> },
    { label: "Figure", cell: ({ figure, about }) => <Shown figure={figure} about={about} /> },
    {
      label: "Where",
      cell: ({ from }) => <TextLink href={axisHref(projectId, from)}>{pageWords(from)}</TextLink>,
    },
  ];
  return (
    <ListTable
      caption={`${AXIS_WORDS[axis].title}, the weakest first`}
      columns={columns}
      rows={lines}
      rowKey={({ about, quality }) => `${about} ${quality}`}
    />
  );
}

function What({ line: { about, quality, name, different, from } }: { line: Line }) {
  const title = quality ? `Not ${quality}` : ABOUT_WORDS[about];
  return (
    <>
      <span className="font-medium">{title}</span>
      {name !== null && (
        <span className="block text-muted">
          {quality && from.page === "checks"
            ? "flagged most by "
            : different !== null
              ? `${formatCount(different, "different", "different")}; most frequent: `
              : ""}
          <bdi className="wrap-anywhere">{name}</bdi>
        </span>
      )}
      {quality && from.page === "read" && from.reading !== null && (
        <span className="block text-muted">by people who read a sample</span>
      )}
    </>
  );
}

function Stands({ state }: Pick<Line, "state">) {
  const { label, tone, help } = STATE_WORDS[state];
  return (
    <Tooltip text={help}>
      <button type="button" className="cursor-help rounded-sm">
        <Badge tone={tone}>{label}</Badge>
      </button>
    </Tooltip>
  );
}

function Shown({ figure, about }: { figure: Figure; about: About }) {
  switch (figure.is) {
    case "none":
      return <span className="text-muted">nothing is known yet</span>;
    case "count":
      return (
        <>
          <Count value={figure.count} /> {UNITS[about]}
        </>
      );
    case "share":
      return <ShareOf {...figure} />;
    case "estimate":
      return (
        <Estimate
          estimate={figure.estimate}
          format={figure.of !== "alpha" ? { percent: true, digits: 1 } : {}}
          domain={[0, 1]}
          versions={figure.versions}
        />
      );
  }
}

/** What is counted, where the line does not say. */
const UNITS: Partial<Record<About, string>> = {
  contamination: "not settled",
  "odd-source": "ways in which it differs",
};

/** A share that is known exactly, with its bar. */
function ShareOf({ part, of }: { part: number; of: number }) {
  const share = of > 0 ? part / of : 0;
  return (
    <span className="inline-grid w-48 max-w-full gap-0.5">
      <span className="figures">
        {formatPercent(share, 1)} <span className="text-muted">{`${formatNumber(part)} of ${formatNumber(of)}`}</span>
      </span>
      <ThinBar share={share} />
    </span>
  );
}

const PAGES: Record<From["page"], string> = {
  duplicates: "Duplicates",
  contamination: "Contamination",
  inspect: "Inspect",
  examples: "Examples",
  assign: "Assign",
  read: "Read",
  checks: "Checks",
  agreement: "Agreement",
  decisions: "Decisions",
  fact: "Inspect",
};

const pageWords = (from: From) => PAGES[from.page];
