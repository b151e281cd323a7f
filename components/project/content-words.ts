import { formatCount } from "@/components/ui/format";
import type { ProjectContent } from "@/lib/project/content-counts";

/** What goes with a project, a line each; nothing is named that there is none of. */
export function contentWords(content: ProjectContent): string[] {
  const { examples, judgments, resolutions, releases, members, tokens } = content;
  const lines: [n: number, text: string][] = [
    [examples, `${formatCount(examples, "example")}, with their gold answers`],
    [judgments, `${formatCount(judgments, "answer")} of people and judges, with every earlier revision`],
    [resolutions, `${formatCount(resolutions, "resolution")} and their reasons`],
    [releases, `${formatCount(releases, "release")}: they cannot be downloaded or rebuilt any more`],
    [members, `the access of ${formatCount(members, "member")}, with rounds, drafts and invitations`],
    [tokens, `${formatCount(tokens, "API token")} that work only here`],
  ];
  return lines.flatMap(([n, text]) => (n > 0 ? [text] : []));
}

/** What published versions of the guideline lose; null where they cite nothing from here. */
export function precedentWords({ precedents }: ProjectContent): string | null {
  if (precedents === 0) return null;
  return `Published versions of the guideline cite ${formatCount(precedents, "example")} from here as ${precedents === 1 ? "a precedent" : "precedents"}. The requests stay, without these cases.`;
}
