import "server-only";
import { ok } from "@/lib/server/errors";
import type { Precedent } from "./change-requests/records";
import { writeGuidelineFile } from "./guideline-file";
import type { VERSION_FORMATS } from "./inputs";
import { quoteExample } from "./judge-example";
import { EXAMPLE_PLACEHOLDER, judgePrompt } from "./judge-prompt";
import type { Version } from "./records";

type VersionFormat = (typeof VERSION_FORMATS)[number];

/**
 * A published version in one of the formats that programs can ask for. A judge's prompt holds no precedents: they quote examples,
 * which anybody may have written.
 */
export function answerVersion(version: Version, precedents: readonly Precedent[], format: VersionFormat) {
  switch (format) {
    case "json": {
      const { content, ...rest } = version;
      return ok({ ...rest, precedents, ...content });
    }
    case "markdown":
      return markdown(version, precedents);
    case "judge-prompt":
      return ok(promptTemplate(version));
  }
}

function markdown({ name, number, hash, note, content }: Version, precedents: readonly Precedent[]): Response {
  const fileName = `guideline-v${number}-${hash.slice(0, 8)}.md`;
  return new Response(writeGuidelineFile({ name, content, number, hash, note, precedents: precedents.map(cited) }), {
    headers: {
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** A precedent as a file that leaves the workbench tells it: without ids that mean something only here. */
function cited({ criterion, clause, title, answer, caseCount, cases }: Precedent) {
  return {
    ...(criterion !== null && { criterion }),
    ...(clause !== null && { clause }),
    ...(title !== null && { title }),
    ...(answer !== "" && { answer }),
    caseCount,
    cases: cases.map(({ project, example, resolution }) => ({
      project: project.name,
      example,
      ...(resolution && !resolution.withdrawn && { value: resolution.value, note: resolution.note }),
    })),
  };
}

function promptTemplate(version: Version) {
  const { guidelineId, number, hash } = version;
  return {
    guidelineId,
    number,
    hash,
    ...judgePrompt(version),
    placeholder: {
      text: EXAMPLE_PLACEHOLDER,
      replaceWith:
        "The example's parts, each between BEGIN and END lines, with “| ” before every line of its text. Responses are named RESPONSE A, RESPONSE B and so on.",
      sample: quoteExample({
        kind: "preference",
        prompt: "How long do I boil an egg?",
        responses: [{ text: "Six minutes.\nTen for a hard one." }, { text: "Until it is done." }],
      }),
    },
  };
}
