import { stringify } from "yaml";
import { formatNamed } from "@/lib/release/formats/all-formats";
import type { ReleaseManifest } from "@/lib/release/schema";
import { oneLine } from "./nodes";

/** A language that fewer examples are in is one that a rule took for it. */
const LEAST_LANGUAGE = 0.01;

/**
 * What the Hugging Face hub reads of a dataset's card. Every text is quoted in full, since YAML 1.1 takes a bare `no` for false, and stands
 * on one line. What is not known is left out.
 */
export function frontMatter(name: string, manifest: ReleaseManifest): string {
  const { about, counts, fileName, project, query } = manifest;
  const fields = {
    pretty_name: oneLine(`${project.name}: ${name}`),
    ...licenceOf(about?.written.licences),
    ...listed("language", languagesOf(about?.facts.languages)),
    ...listed("task_categories", tasksOf(manifest)),
    size_categories: [sizeOf(counts.records)],
    ...listed("annotations_creators", about && about.written.judges > 0 ? ["machine-generated"] : []),
    tags: ["touchstone", query.format],
    configs: [
      {
        config_name: "default",
        data_files: [{ split: project.purpose === "evaluation" ? "test" : "train", path: fileName }],
      },
    ],
  };
  const yaml = stringify(fields, {
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
    doubleQuotedAsJSON: true,
    lineWidth: 0,
    version: "1.1",
  });
  return `---\n${yaml}---\n`;
}

const listed = (field: string, values: readonly string[]) => (values.length > 0 ? { [field]: values } : {});

type About = NonNullable<ReleaseManifest["about"]>;

function languagesOf(languages: About["facts"]["languages"] | undefined): string[] {
  if (!languages) return [];
  return languages.examples
    .filter(({ language, examples }) => /^[a-z]{2,3}$/.test(language) && examples >= LEAST_LANGUAGE * languages.known)
    .map(({ language }) => language);
}

/** What the file is made for, where its shape or what is asked of plain texts says so. */
function tasksOf({ query, about }: ReleaseManifest): string[] {
  if (formatNamed(query.format)?.isTraining) return ["text-generation"];
  const isText = about?.written.kinds.names.every(({ name }) => name === "text") ?? false;
  if (!about || !isText) return [];
  const asks = (...kinds: string[]) => about.criteria.some(({ kind }) => kinds.includes(kind));
  return [
    ...(asks("choice", "multi") ? ["text-classification"] : []),
    ...(asks("span") ? ["token-classification"] : []),
  ];
}

const SIZES: readonly [below: number, name: string][] = [
  [1000, "n<1K"],
  [10_000, "1K<n<10K"],
  [100_000, "10K<n<100K"],
  [1_000_000, "100K<n<1M"],
  [10_000_000, "1M<n<10M"],
  [100_000_000, "10M<n<100M"],
];

const sizeOf = (records: number): string => SIZES.find(([below]) => records < below)?.[1] ?? "100M<n<1B";

/** Those of the hub's own names for licences that data usually has. */
const LICENCES: ReadonlySet<string> = new Set([
  ...["apache-2.0", "mit", "isc", "bsd-2-clause", "bsd-3-clause", "mpl-2.0", "unlicense", "wtfpl", "openrail"],
  ...["gpl-2.0", "gpl-3.0", "lgpl-2.1", "lgpl-3.0", "agpl-3.0", "gfdl", "cc0-1.0", "cc-by-2.0", "cc-by-2.5"],
  ...["cc-by-3.0", "cc-by-4.0", "cc-by-sa-3.0", "cc-by-sa-4.0", "cc-by-nc-2.0", "cc-by-nc-3.0", "cc-by-nc-4.0"],
  ...["cc-by-nd-4.0", "cc-by-nc-nd-3.0", "cc-by-nc-nd-4.0", "cc-by-nc-sa-2.0", "cc-by-nc-sa-3.0", "cc-by-nc-sa-4.0"],
  ...[
    "odc-by",
    "odbl",
    "pddl",
    "cdla-permissive-1.0",
    "cdla-permissive-2.0",
    "cdla-sharing-1.0",
    "c-uda",
    "etalab-2.0",
  ],
]);

/** The licences, where the hub knows each by name and every example says one; `other` where not; `unknown` where nobody says any. */
function licenceOf(licences: About["written"]["licences"] | undefined) {
  if (!licences || licences.names.length === 0) return { license: "unknown" };
  const known = [...new Set(licences.names.map(({ name }) => name.toLowerCase().replace(/[\s_]+/g, "-")))];
  if (licences.none > 0 || licences.others > 0 || !known.every((name) => LICENCES.has(name)))
    return { license: "other", license_name: "see-card" };
  return { license: known.length === 1 ? known[0] : known };
}
