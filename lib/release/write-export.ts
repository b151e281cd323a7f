import "server-only";
import { isDecided } from "@/lib/curate/decide";
import { firstFall, noneFallen } from "@/lib/curate/meets";
import type { TakeOut } from "@/lib/labels/filter";
import type { ExportedExample, Rewritten } from "@/lib/release/formats/exported";
import { Tally } from "@/lib/release/formats/tally";
import { countRows, writeFile } from "@/lib/release/formats/write-file";
import type { Written } from "./about-schema";
import { sayingWho, withBetterResponse } from "./better-response";
import type { StoredExample } from "./exported-row";
import type { Marks } from "./marks";
import type { ExportPlan } from "./plan";
import { readExamples } from "./read-examples";
import type { ReleaseManifest } from "./schema";
import { WrittenTally } from "./written";

/** An export under way: its bytes, and what has been counted so far (complete when the bytes are). */
interface WrittenExport {
  bytes: AsyncGenerator<Uint8Array>;
  /** Instead of the bytes: only counts. */
  count: () => Promise<void>;
  counts: () => ReleaseManifest["counts"];
  rewritten: () => ReleaseManifest["rewritten"];
  versions: () => ReleaseManifest["versions"];
  /** Who and what stands behind what was written. */
  written: () => Written;
}

/** Writes what was there at the marks. Equal plans and marks give equal bytes, at any time. Memory holds two batches. */
export function writeExport(scope: TakeOut, plan: ExportPlan, marks: Marks): WrittenExport {
  const tally = new Tally();
  const versions = new VersionTally();
  const rewriting = plan.rewriting === undefined ? null : new RewrittenTally(plan.rewriting);
  const written = new WrittenTally();
  const fell = noneFallen(plan.conditions);
  const read = { examplesRead: 0, labels: 0, resolutions: 0, inherited: 0, changedAfterSettling: 0 };

  function* rowsOf(batch: Iterable<StoredExample>): Generator<ExportedExample> {
    for (const stored of batch) {
      const { row, isExcluded, isSeed, decisions, better, changedAfterSettling } = stored;
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
      const first = firstFall(plan.conditions, stored.standingOn);
      if (first) {
        fell[first.index]![first.fall]++;
        tally.leave("condition");
        continue;
      }
      const mended = better && withBetterResponse(row, better, plan.target);
      if (!mended && plan.query.responses === "written-only") {
        tally.leave("unwritten");
        continue;
      }
      read.labels += row.labels.length;
      read.resolutions += Object.keys(row.resolutions).length;
      read.inherited += Object.values(row.resolutions).filter(
        ({ inheritedFrom }) => inheritedFrom !== undefined,
      ).length;
      read.changedAfterSettling += changedAfterSettling;
      versions.add(row);
      const before = tally.examples;
      yield mended ?? row;
      // Whoever writes has tallied the example before asking for the next.
      if (tally.examples === before) continue;
      rewriting?.add(mended?.rewritten);
      written.add(row);
    }
  }

  async function* rows(): AsyncGenerator<Iterable<ExportedExample>> {
    for await (const batch of readExamples(scope, plan, marks)) yield rowsOf(batch);
  }

  const format = rewriting ? sayingWho(plan.format) : plan.format;
  const { csv, showing, container, desirable } = plan.query;
  const options = { tally, csv, showing, container, desirable, target: plan.target, scales: plan.scales };
  return {
    bytes: writeFile(format, rows(), options),
    count: () => countRows(format, rows(), options),
    counts: () => ({
      ...read,
      examples: tally.examples,
      records: tally.records,
      changed: { ...tally.changed },
      leftOut: { ...tally.leftOut },
      fell,
      warnings: tally.warnings(format),
    }),
    rewritten: () => rewriting?.counts(),
    versions: () => versions.entries(),
    written: () => written.counts(),
  };
}

/** In how many examples a person's text stands in the place of the response, by whom and from when. */
class RewrittenTally {
  readonly #by = new Map<string, number>();
  readonly #criterion: string;
  #examples = 0;
  #asIs = 0;
  #from: string | undefined;
  #to: string | undefined;

  constructor(criterion: string) {
    this.#criterion = criterion;
  }

  add(rewritten: Rewritten | undefined): void {
    if (!rewritten) {
      this.#asIs++;
      return;
    }
    this.#examples++;
    for (const person of rewritten.by) this.#by.set(person, (this.#by.get(person) ?? 0) + 1);
    const { at } = rewritten;
    if (this.#from === undefined || at < this.#from) this.#from = at;
    if (this.#to === undefined || at > this.#to) this.#to = at;
  }

  counts(): NonNullable<ReleaseManifest["rewritten"]> {
    const by = Object.fromEntries([...this.#by].sort(([one], [other]) => (one < other ? -1 : 1)));
    const [from, to] = [this.#from, this.#to];
    return { criterion: this.#criterion, examples: this.#examples, asIs: this.#asIs, by, from, to };
  }
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
