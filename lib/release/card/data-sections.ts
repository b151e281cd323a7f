import { cleaningById } from "@/lib/clean/cleanings";
import { PERSONAL_TYPES } from "@/lib/core/facts/personal-type";
import type { CountedNames } from "@/lib/release/about-schema";
import type { ReleaseManifest } from "@/lib/release/schema";
import { counted, shareOf, whole } from "./figures";
import { type Blocks, list, paragraph, table, text } from "./nodes";
import { NOT_KEPT, type Section } from "./section";

/** Where the examples come from, and what was done with their texts. */
export function dataSections(manifest: ReleaseManifest): Section[] {
  return [
    ["Where the examples come from", origins(manifest)],
    ["Licences", licences(manifest)],
    ["Cleaning", cleaning(manifest)],
    ["Personal data", personal(manifest)],
    ["Languages", languages(manifest)],
  ];
}

const ORIGIN_WORDS: Readonly<Record<string, string>> = {
  human: "written by people",
  synthetic: "synthetic: written by a model",
  application: "from the log of an application",
};

function origins({ about, counts: { examples } }: ReleaseManifest): Blocks {
  if (!about) return [paragraph(NOT_KEPT)];
  const { origins: known, sources, models } = about.written;
  return [
    ...named("Origin", known, examples, (name) => ORIGIN_WORDS[name] ?? name),
    ...named("Source", sources, examples),
    ...(models.names.length > 0
      ? named("Model", models, examples)
      : [paragraph("No example names the model that wrote its response.")]),
  ];
}

/** As the examples say themselves. */
function named(
  head: string,
  { names, others, none }: CountedNames,
  of: number,
  words = (name: string) => name,
): Blocks {
  return [
    table(
      [head, "Examples"],
      [
        ...names.map(({ name, examples }) => [text(words(name)), shareOf(examples, of)]),
        ...(others > 0 ? [["others", shareOf(others, of)]] : []),
        ...(none > 0 ? [["not said", shareOf(none, of)]] : []),
      ],
    ),
  ];
}

function licences({ about, counts }: ReleaseManifest): Blocks {
  if (!about) return [paragraph(NOT_KEPT)];
  return [
    ...named("Licence", about.written.licences, counts.examples),
    paragraph("As the examples came with them; nobody here has checked that they hold."),
  ];
}

function cleaning({ about }: ReleaseManifest): Blocks {
  if (!about) return [paragraph(NOT_KEPT)];
  const { examples, operations } = about.written.cleaned;
  if (examples === 0) return [paragraph("No example in it was cleaned.")];
  return [
    paragraph(
      `${counted(examples, "example")} in it ${examples === 1 ? "is the cleaned version of another, which is" : "are cleaned versions of others, which are"} not in it. What was done:`,
    ),
    list(
      operations.map(({ id, version, examples: changed }) => [
        text(`${cleaningById(id)?.title ?? id}, version ${version}`),
        `: ${counted(changed, "example")}`,
      ]),
    ),
  ];
}

function personal({ about }: ReleaseManifest): Blocks {
  if (!about) return [paragraph(NOT_KEPT)];
  const { examples, personal: found } = about.facts;
  const promise =
    "The rules find what has a form: addresses of mail and network, numbers with a check digit, keys. Names of people, postal addresses and whatever tells who somebody is in words are not looked for, so that this card does not promise that they are not in it.";
  if (found.known === 0) return [paragraph(`Not looked for in any of ${counted(examples, "example")}. ${promise}`)];
  return [
    paragraph(
      `Looked for in ${whole(found.known)} of the ${counted(examples, "example")} that the release may hold, by rules for ${Object.values(PERSONAL_TYPES).length} types. Found in ${shareOf(found.having, found.known)}${found.types.length > 0 ? ":" : "."}`,
    ),
    ...(found.types.length > 0
      ? [
          list(
            found.types.map(({ type, examples: having }) => [`${PERSONAL_TYPES[type]}: ${counted(having, "example")}`]),
          ),
        ]
      : []),
    paragraph(promise),
  ];
}

function languages({ about }: ReleaseManifest): Blocks {
  if (!about) return [paragraph(NOT_KEPT)];
  const { known, examples } = about.facts.languages;
  if (known === 0) return [paragraph("Not known of any example.")];
  const [most, rest] = [examples.slice(0, 20), examples.slice(20)];
  return [
    paragraph(
      `Of ${counted(known, "example")}, by what each part is most likely written in (ISO 639-1); one in two languages counts for both. `,
      text(most.map(({ language, examples: n }) => `${language} ${whole(n)}`).join(", ")),
      rest.length > 0 ? `, and ${counted(rest.length, "language")} more.` : ".",
    ),
  ];
}
