import { MixedVersions } from "@/components/estimate/mixed-versions";
import { CopyButton } from "@/components/ui/copy-button";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure } from "@/components/ui/figure";
import { formatBytes, formatCount, formatNumber } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { NamedWords } from "@/components/words/named-words";
import { conditionsOf } from "@/lib/curate/condition";
import { conditionWords } from "@/lib/curate/condition-words";
import type { Criterion } from "@/lib/guideline/schema";
import { fateWords } from "@/lib/release/fate-words";
import type { ReleaseView } from "@/lib/release/queries";
import type { ReleaseManifest } from "@/lib/release/schema";
import { checkFacts } from "./check-facts";
import { contaminationFacts } from "./contamination-facts";
import { FileLink } from "./download-links";
import { recipeFacts } from "./recipe-facts";

interface ReleaseListProps {
  projectId: string;
  releases: readonly ReleaseView[];
  /** The criteria that conditions are told by, where the guideline still has them. */
  criteria: readonly Criterion[];
  /** What LLaMA-Factory has to be told of a release's file; null where it does not read it. */
  infoHref: (release: ReleaseView) => string | null;
  olderHref: string | null;
}

/** Releases, newest first, each with its manifest folded away and its file to download. */
export function ReleaseList({ projectId, releases, criteria, infoHref, olderHref }: ReleaseListProps) {
  if (releases.length === 0)
    return (
      <EmptyState title="No release yet">
        A release keeps what was there when it was made: later labels, settlements and withdrawals do not change it.
      </EmptyState>
    );
  return (
    <>
      <ol className="grid gap-4">
        {releases.map((release) => (
          <li key={release.number} className="border-b border-line pb-4">
            <Release
              release={release}
              criteria={criteria}
              dataHref={`/api/v1/projects/${projectId}/releases/${release.number}/data`}
              cardHref={`/projects/${projectId}/release/${release.number}`}
              infoHref={infoHref(release)}
            />
          </li>
        ))}
      </ol>
      {olderHref && (
        <LinkButton size="sm" className="mt-3" href={olderHref}>
          Older releases
        </LinkButton>
      )}
    </>
  );
}

interface ReleaseProps extends Pick<ReleaseListProps, "criteria"> {
  release: ReleaseView;
  dataHref: string;
  cardHref: string;
  infoHref: string | null;
}

function Release({ release, criteria, dataHref, cardHref, infoHref }: ReleaseProps) {
  const { number, name, manifest } = release;
  const { counts, guideline, query, bytes, sha256 } = manifest;
  const pinned = { number: guideline.version, hash: guideline.hash };
  const versions = manifest.versions.length > 0 ? manifest.versions : [pinned];
  return (
    <article aria-label={`Release ${number}`} className="grid gap-2">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 className="flex min-w-0 flex-wrap items-center gap-2 font-medium">
          <span className="text-muted">
            Release <Figure value={number} />
          </span>
          <span className="wrap-anywhere" dir="auto">
            {name}
          </span>
          {versions.map((version) => (
            <VersionBadge key={version.number} number={version.number} hash={version.hash} />
          ))}
          <MixedVersions versions={versions} className="font-normal" />
        </h3>
        <span className="flex flex-wrap gap-2">
          <LinkButton size="sm" href={cardHref}>
            Card
          </LinkButton>
          <FileLink size="sm" href={dataHref}>
            {formatBytes(bytes)}
          </FileLink>
          {infoHref && (
            <FileLink size="sm" href={infoHref}>
              dataset_info.json
            </FileLink>
          )}
        </span>
      </header>
      <p className="text-muted">
        {query.format}, {formatCount(counts.records, "record")} of {formatCount(counts.examples, "example")},{" "}
        {manifest.createdBy}, <Time at={manifest.createdAt} />
      </p>
      <p className="flex min-w-0 items-center gap-1 text-muted">
        <span className="shrink-0">SHA-256</span> <code className="min-w-0 truncate font-mono text-xs">{sha256}</code>
        <CopyButton text={sha256} label="Copy the checksum" />
      </p>
      <details>
        <summary className="cursor-pointer text-slate">Manifest</summary>
        <DefinitionList items={facts(release, criteria)} className="mt-2" />
      </details>
    </article>
  );
}

function facts({ manifest }: ReleaseView, criteria: readonly Criterion[]): Definition[] {
  const { counts, query, marks, target, rewritten } = manifest;
  const filters = Object.entries(query).filter(([name, value]) => value !== undefined && name !== "where");
  const words = fateWords(counts);
  return [
    { term: "File", value: manifest.fileName },
    { term: "Filter", value: filters.map(([name, value]) => `${name}=${value}`).join(", ") },
    ...fellBy(counts.fell, criteria),
    ...(rewritten
      ? [
          {
            term: "Responses by people",
            value: `${formatNumber(rewritten.examples)} by ${rewritten.criterion}, of ${formatCount(Object.keys(rewritten.by).length, "person", "people")}; ${formatNumber(rewritten.asIs)} as they were`,
          },
        ]
      : []),
    ...(target ? [{ term: "Decided on", value: target }] : []),
    ...(manifest.includedFromEvaluation
      ? [{ term: "Included although evaluation data", value: <Figure value={manifest.includedFromEvaluation} /> }]
      : []),
    ...contaminationFacts(manifest),
    ...recipeFacts(manifest),
    ...checkFacts(manifest),
    { term: "Examples read", value: <Figure value={counts.examplesRead} /> },
    { term: "Left out", value: words.leftOut.length > 0 ? words.leftOut.join(", ") : "none" },
    { term: "Changed", value: words.changed.length > 0 ? words.changed.join(", ") : "none" },
    ...words.warnings.map((value) => ({ term: "Mind", value })),
    { term: "Labels", value: <Figure value={counts.labels} /> },
    { term: "Resolutions", value: <Figure value={counts.resolutions} /> },
    ...(counts.inherited > 0
      ? [{ term: "Of these inherited from what was cleaned", value: <Figure value={counts.inherited} /> }]
      : []),
    ...(counts.changedAfterSettling > 0
      ? [{ term: "Labels changed after settling", value: <Figure value={counts.changedAfterSettling} /> }]
      : []),
    {
      term: "High-water marks",
      value: `examples ${marks.examples}, judgments ${marks.judgments}, resolutions ${marks.resolutions}`,
    },
    ...manifest.versions.map(({ number, hash, labels, resolutions }) => ({
      term: `Guideline v${number}`,
      value: (
        <>
          {formatCount(labels, "label")}, {formatCount(resolutions, "resolution")}, SHA-256{" "}
          <code className="font-mono text-xs wrap-anywhere">{hash}</code>
        </>
      ),
    })),
    { term: "Version in force", value: `v${manifest.guideline.version}` },
    { term: "Software", value: manifest.software },
  ];
}

/** Each condition with how many examples fell by it. */
function fellBy(fell: ReleaseManifest["counts"]["fell"], criteria: readonly Criterion[]): Definition[] {
  if (fell.length === 0) return [];
  const conditions = conditionsOf(fell.map(({ where }) => where));
  return [
    {
      term: "Conditions",
      value: (
        <ul>
          {fell.map(({ where, undecided, short }, index) => (
            <li key={where}>
              <NamedWords>
                {conditionWords(
                  conditions[index]!,
                  criteria.find(({ key }) => key === conditions[index]!.criterion),
                )}
              </NamedWords>
              <span className="text-muted">
                {": "}
                {formatNumber(undecided)} undecided, {formatNumber(short)} fell short
              </span>
            </li>
          ))}
        </ul>
      ),
    },
  ];
}
