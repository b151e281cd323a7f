import type { ExportedExample } from "@/lib/release/formats/exported";
import type { ReleaseManifest } from "./schema";

type Entry = ReleaseManifest["versions"][number];

/** Under which guideline versions the labels and resolutions of an export were given, and how many under each. */
export class VersionTally {
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
