import type { RootContent } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import type { ReleaseManifest } from "@/lib/release/schema";
import { dataSections } from "./data-sections";
import { frontMatter } from "./front-matter";
import { labelSections } from "./label-sections";
import { limitations } from "./limitations";
import { heading, text } from "./nodes";
import { overview } from "./overview";
import { removalSections } from "./removal-sections";
import type { Section } from "./section";

/** A release as its card knows it. */
export interface CardedRelease {
  number: number;
  name: string;
  manifest: ReleaseManifest;
}

/** The file's name, as the Hugging Face hub reads it. */
export const CARD_NAME = "README.md";

/**
 * The dataset card of a release: Markdown with YAML front matter as the Hugging Face hub reads it. Made of the manifest alone, so that one
 * release has one card. It names no people, and whatever somebody chose stands in it as text, never as Markdown or YAML.
 */
export function cardOf(release: CardedRelease): string {
  return `${frontMatter(release.name, release.manifest)}\n${cardBody(release)}`;
}

/** The card without its front matter. */
export function cardBody({ number, name, manifest }: CardedRelease): string {
  const sections: Section[] = [
    ...overview(number, manifest),
    ...labelSections(manifest),
    ...removalSections(manifest),
    ...dataSections(manifest),
    ["Limitations", limitations(manifest)],
  ];
  const children: RootContent[] = [
    heading(1, text(name)),
    ...sections.flatMap(([title, blocks]) => (blocks.length > 0 ? [heading(2, title), ...blocks] : [])),
  ];
  return toMarkdown(
    { type: "root", children },
    { extensions: [gfmToMarkdown({ tablePipeAlign: false })], bullet: "-" },
  );
}
