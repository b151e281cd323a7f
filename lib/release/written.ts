import { storableBeginning } from "@/lib/core/text/unstorable";
import type { ExportedExample } from "@/lib/release/formats/exported";
import type { CountedNames, Written } from "./about-schema";

/** Of names that somebody chose so many are counted apart; what comes later with another one is counted together. */
const MOST_COUNTED = 1000;
const MOST_SAID = 50;
const LONGEST_NAME = 200;

/** Counts who and what stands behind the examples of a file, in memory that their names do not fill. */
export class WrittenTally {
  readonly #names = {
    kinds: new NameTally(),
    origins: new NameTally(),
    licences: new NameTally(),
    sources: new NameTally(),
    models: new NameTally(),
  };
  readonly #people = new Set<string>();
  readonly #judges = new Set<string>();
  readonly #labels = { people: 0, judges: 0 };
  readonly #settled = new Map<string, number>();
  readonly #operations = new Map<string, Written["cleaned"]["operations"][number]>();
  #cleaned = 0;

  add({ example, labels, resolutions }: ExportedExample): void {
    const { origin, licence, source, model, operations = [] } = example.provenance ?? {};
    this.#names.kinds.add(example.kind);
    this.#names.origins.add(origin);
    this.#names.licences.add(licence);
    this.#names.sources.add(source);
    this.#names.models.add(model);
    for (const { annotator, isModel } of labels) {
      (isModel ? this.#judges : this.#people).add(annotator);
      this.#labels[isModel ? "judges" : "people"]++;
    }
    for (const { method } of Object.values(resolutions))
      this.#settled.set(method, (this.#settled.get(method) ?? 0) + 1);
    if (operations.length > 0) this.#cleaned++;
    for (const [key, { id, version }] of new Map(operations.map((used) => [`${used.id} ${used.version}`, used]))) {
      const known = this.#operations.get(key)?.examples ?? 0;
      if (known > 0 || this.#operations.size < MOST_COUNTED)
        this.#operations.set(key, { id: id.slice(0, LONGEST_NAME), version, examples: known + 1 });
    }
  }

  counts(): Written {
    const { kinds, origins, licences, sources, models } = this.#names;
    return {
      kinds: kinds.counts(),
      origins: origins.counts(),
      licences: licences.counts(),
      sources: sources.counts(),
      models: models.counts(),
      people: this.#people.size,
      judges: this.#judges.size,
      labels: { ...this.#labels },
      settled: [...this.#settled]
        .map(([method, resolutions]) => ({ method, resolutions }))
        .sort((a, b) => b.resolutions - a.resolutions || (a.method < b.method ? -1 : 1)),
      cleaned: {
        examples: this.#cleaned,
        operations: [...this.#operations.values()]
          .sort((a, b) => b.examples - a.examples || (a.id < b.id ? -1 : 1))
          .slice(0, MOST_SAID),
      },
    };
  }
}

class NameTally {
  readonly #examples = new Map<string, number>();
  #others = 0;
  #none = 0;

  add(given: string | undefined): void {
    const name = given === undefined ? "" : storableBeginning(given.trim(), LONGEST_NAME);
    if (name === "") this.#none++;
    else if (this.#examples.has(name) || this.#examples.size < MOST_COUNTED)
      this.#examples.set(name, (this.#examples.get(name) ?? 0) + 1);
    else this.#others++;
  }

  counts(): CountedNames {
    const all = [...this.#examples]
      .map(([name, examples]) => ({ name, examples }))
      .sort((a, b) => b.examples - a.examples || (a.name < b.name ? -1 : 1));
    const rest = all.slice(MOST_SAID).reduce((sum, { examples }) => sum + examples, 0);
    return { names: all.slice(0, MOST_SAID), others: this.#others + rest, none: this.#none };
  }
}
