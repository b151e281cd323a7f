import "server-only";
import { isDecided } from "@/lib/curate/decide";
import type { TakeOut } from "@/lib/labels/filter";
import type { ExportedExample } from "@/lib/release/formats/exported";
import { Tally } from "@/lib/release/formats/tally";
import { countRows, writeFile } from "@/lib/release/formats/write-file";
import type { Marks } from "./marks";
import type { ExportPlan } from "./plan";
import { readExamples } from "./read-examples";
import type { ReleaseManifest } from "./schema";

/** An export under way: its bytes, and what has been counted so far (complete when the bytes are). */
interface WrittenExport {
  bytes: AsyncGenerator<Uint8Array>;
  /** Instead of the bytes: only counts. */
  count: () => Promise<void>;
  counts: () => ReleaseManifest["counts"];
  versions: () => ReleaseManifest["versions"];
}

/** Writes what was there at the marks. Equal plans and marks give equal bytes, at any time. Memory holds two batches. */
export function writeExport(scope: TakeOut, plan: ExportPlan, marks: Marks): WrittenExport {
  const tally = new Tally();
  const versions = new VersionTally();
  const read = { examplesRead: 0, labels: 0, resolutions: 0, changedAfterSettling: 0 };

  async function* rows(): AsyncGenerator<ExportedExample> {
    for await (const { row, isExcluded, isSeed, decisions, changedAfterSettling } of readExamples(scope, plan, marks)) {
      read.examplesRead++;
      if (isExcluded) {
        tally.leave("excluded");
        continue;
      }
      if (plan.query.evaluation === "seeds" && scope.project.purpose === "evaluation" && !isSeed) {
        tally.leave("not-a-seed");
        continue;
      }
      if (plan.query.decided === "only" && !isDecided(decisions, plan.target ?? plan.filter.criterion?.key ?? null)) {
        tally.leave("undecided");
        continue;
      }
      read.labels += row.labels.length;
      read.resolutions += Object.keys(row.resolutions).length;
      read.changedAfterSettling += changedAfterSettling;
      versions.add(row);
      yield row;
    }
  }

  const { csv, showing, container, desirable } = plan.query;
  const options = { tally, csv, showing, container, desirable, target: plan.target, scales: plan.scales };
  return {
    bytes: writeFile(plan.format, rows(), options),
    count: () => countRows(plan.format, rows(), options),
    counts: () => ({
      ...read,
      examples: tally.examples,
      records: tally.records,
      changed: { ...tally.changed },
      leftOut: { ...tally.leftOut },
      warnings: tally.warnings(plan.format),
    }),
    versions: () => versions.entries(),
  };
}

type Entry = ReleaseManifest["versions"][number];

/** Under which guideline versions the labels and resolutions of an export were given, and how many under each. */
class VersionTally {
  readonly #entries = new Map<string, Entry>();

  add({ guidelineVersions, labels, resolutions }: ExportedExample): void {
    for (const version of guidelineVersions) {
      const isUnder = ({ guidelineVersion }: { guidelineVersion: number }) => guidelineVersion === version.number;
      const entry = this.#entries.get(version.id) ?? { ...version, labels: 0, resolutions: 0 };
      entry.labels += labels.filter(isUnder).length;
      entry.resolutions += Object.values(resolutions).filter(isUnder).length;
      this.#entries.set(version.id, entry);
    }
  }

  /** By number. */
  entries(): Entry[] {
    return [...this.#entries.values()].sort((a, b) => a.number - b.number);
  }
}
