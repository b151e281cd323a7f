import { readFileSync } from "node:fs";

/** The code blocks of a section of docs/deploy.md, in order. */
export function blocksOf(heading: string): { language: string; text: string }[] {
  const document = readFileSync("docs/deploy.md", "utf8");
  const section = document.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (!section) throw new Error(`docs/deploy.md has no section "${heading}"`);
  return [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, language = "", text = ""]) => ({
    language,
    text,
  }));
}

/** The line of a section's commands that begins so, without its comment. */
export function commandOf(heading: string, beginning: string): string {
  const lines = blocksOf(heading).flatMap(({ language, text }) => (language === "sh" ? text.split("\n") : []));
  const line = lines.find((one) => one.startsWith(beginning));
  if (!line) throw new Error(`"${heading}" in docs/deploy.md has no command that begins with ${beginning}`);
  return line.replace(/\s+#.*$/, "");
}
