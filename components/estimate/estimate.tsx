"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatNumber } from "@/components/ui/format";
import { Tooltip } from "@/components/ui/tooltip";
import { VersionBadge, type VersionStamp } from "@/components/version-badge/version-badge";
import type { Estimate as EstimateResult } from "@/lib/core/estimate";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import {
  BELOW_ZERO,
  baseWords,
  CHANCE,
  type EstimateFormat,
  fitting,
  intervalWords,
  methodWords,
  shortReason,
  writeValue,
} from "./estimate-words";
import { MixedVersions } from "./mixed-versions";
import { Whisker } from "./whisker";

interface EstimateProps {
  /** The result of lib/core as it is. */
  estimate: EstimateResult;
  /** What is estimated; the heading of a block, and read aloud before an inline value. */
  label?: string;
  format?: EstimateFormat;
  /** Ends of the whisker's scale. */
  domain?: [low: number, high: number];
  /** A value to mark on the scale, such as zero for a difference. */
  reference?: number;
  /** Items below which the value is grey: a hint, not a finding. */
  minimumItems?: number;
  /** Guideline versions of the labels that enter it. That they are several is said beside the value. */
  versions: readonly VersionStamp[];
  /** Leave out the whisker, the interval, n or that versions are mixed where they stand elsewhere in the row or chart. */
  hide?: readonly ("whisker" | "interval" | "n" | "mixed")[];
  /** A class of the interval, where there is not always room for it. */
  intervalClass?: string;
}

const DEFAULT_DOMAIN: [number, number] = [0, 1];
const DEFAULT_MINIMUM = 20;

/** The only way in which a statistic is shown: value, interval and n in a line, method on hover, focus or tap. */
export function Estimate(props: EstimateProps) {
  const { estimate, label, domain = DEFAULT_DOMAIN, reference, hide = [] } = props;
  const { minimumItems = DEFAULT_MINIMUM, versions, intervalClass } = props;
  const weak = estimate.items < minimumItems;
  const { value, interval } = estimate;
  const format = fitting(props.format, interval);
  return (
    <Tooltip text={<EstimateDetails estimate={estimate} versions={versions} minimumItems={minimumItems} />}>
      <button
        type="button"
        className="inline-flex min-h-6 max-w-full cursor-help items-center gap-2 rounded-sm text-start align-middle whitespace-nowrap max-sm:flex-wrap max-sm:gap-y-0 max-sm:whitespace-normal"
      >
        {label && <span className="sr-only">{label}: </span>}
        {value === null ? (
          <Undefined estimate={estimate} />
        ) : (
          <>
            <span className={clsx("tabular min-w-[5ch] text-end", weak && "text-muted")}>
              {writeValue(value, format)}
            </span>
            {hide.includes("whisker") || (
              <Whisker value={value} interval={interval} domain={domain} reference={reference} weak={weak} />
            )}
            {hide.includes("interval") || (
              <span className={clsx("tabular min-w-[14ch] text-muted", intervalClass)}>
                {intervalWords(estimate, format)}
              </span>
            )}
          </>
        )}
        {hide.includes("n") || <span className="figures text-xs text-muted">n {formatNumber(estimate.items)}</span>}
        {hide.includes("mixed") || <MixedVersions versions={versions} />}
      </button>
    </Tooltip>
  );
}

function Undefined({ estimate }: { estimate: EstimateResult }) {
  return (
    <span className="min-w-0 truncate text-muted">
      no figure{estimate.undefinedBecause && `: ${shortReason(estimate.undefinedBecause)}`}
    </span>
  );
}

interface EstimateBlockProps extends Omit<EstimateProps, "hide" | "label" | "intervalClass"> {
  label: string;
  /** Another estimate that belongs to it, such as the difference to the last version. */
  beside?: ReactNode;
}

/** The same with room around it: the figure that a page is about. */
export function EstimateBlock(props: EstimateBlockProps) {
  const { estimate, label, domain = DEFAULT_DOMAIN, reference, beside } = props;
  const { minimumItems = DEFAULT_MINIMUM, versions } = props;
  const weak = estimate.items < minimumItems;
  const { value, interval, undefinedBecause } = estimate;
  const format = fitting(props.format, interval);
  return (
    <div className="grid min-w-0 content-start gap-1">
      <p className="font-medium">{label}</p>
      <Tooltip
        side="bottom"
        text={<EstimateDetails estimate={estimate} versions={versions} minimumItems={minimumItems} />}
      >
        <button
          type="button"
          className="flex max-w-full cursor-help flex-wrap items-center gap-x-3 gap-y-1 rounded-sm text-start"
        >
          {value === null ? (
            <span className="max-w-[44ch] text-muted">
              <span className="text-ink">Undefined.</span> {undefinedBecause && UNDEFINED_WORDS[undefinedBecause]}
            </span>
          ) : (
            <>
              <span className={clsx("tabular text-xl", weak ? "text-muted" : "font-medium")}>
                {writeValue(value, format)}
              </span>
              <Whisker
                value={value}
                interval={interval}
                domain={domain}
                reference={reference}
                weak={weak}
                width={112}
              />
              <span className="tabular text-muted">{intervalWords(estimate, format)}</span>
            </>
          )}
        </button>
      </Tooltip>
      <p className="figures text-xs text-muted">
        {methodWords(estimate.method)}. {baseWords(estimate)}
        {weak && value !== null && `. Under the minimum of ${minimumItems} items`}
      </p>
      {value !== null && value < 0 && CHANCE.test(estimate.method) && <p className="max-w-[44ch]">{BELOW_ZERO}</p>}
      <MixedVersions versions={versions} />
      {beside}
    </div>
  );
}

interface EstimateDetailsProps {
  estimate: EstimateResult;
  versions: readonly VersionStamp[];
  minimumItems: number;
}

/** How an estimate came to be: shown on hover and focus. */
function EstimateDetails({ estimate, versions, minimumItems }: EstimateDetailsProps) {
  const { items, units, raters, pairs, judgments, intervalMethod, undefinedBecause } = estimate;
  const count = (value: number) => <span className="tabular">{formatNumber(value)}</span>;
  const rows = [
    { term: "Method", value: methodWords(estimate.method) },
    ...(intervalMethod
      ? [{ term: "Interval", value: `${methodWords(intervalMethod)}, ${formatNumber(estimate.confidence * 100)} %` }]
      : []),
    { term: "Items", value: count(items) },
    ...(units !== undefined ? [{ term: "Copies as one", value: count(units) }] : []),
    // Of what is no label nobody is a rater.
    ...(raters === 0 && judgments === 0
      ? [{ term: "Values", value: count(pairs) }]
      : [
          { term: "Raters", value: count(raters) },
          { term: "Pairs", value: count(pairs) },
          { term: "Judgments", value: count(judgments) },
        ]),
  ];
  return (
    <div className="grid gap-2 py-1">
      {undefinedBecause && <p className="max-w-64">{UNDEFINED_WORDS[undefinedBecause]}</p>}
      {!undefinedBecause && items < minimumItems && (
        <p className="max-w-64">
          Grey, since it rests on fewer than {formatNumber(minimumItems)} items: read it as a hint.
        </p>
      )}
      {estimate.value !== null && estimate.value < 0 && CHANCE.test(estimate.method) && (
        <p className="max-w-64">{BELOW_ZERO}</p>
      )}
      <DefinitionList items={rows} className="grid-cols-[auto_1fr]!" />
      {versions.length > 0 && (
        <p className="flex flex-wrap gap-1">
          {versions.map((version) => (
            <VersionBadge key={`${version.number}-${version.hash}`} {...version} />
          ))}
        </p>
      )}
    </div>
  );
}
