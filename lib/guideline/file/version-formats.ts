import "server-only";
import { jsonLine } from "@/lib/core/text/json-line";
import { ok } from "@/lib/server/errors";
import type { Precedent } from "../change-requests/records";
import { inspectFile } from "../exports/inspect";
import { langfuseConfigs } from "../exports/langfuse";
import { openaiGraders } from "../exports/openai-grader";
import { promptfooFile } from "../exports/promptfoo";
import type { VersionQuery } from "../inputs";
import { quoteExample } from "../judge/example";
import { EXAMPLE_PLACEHOLDER, judgePrompt } from "../judge/prompt";
import type { Version } from "../records";
import { writeGuidelineFile } from "./guideline-file";

/**
 * A published version in one of the formats that programs can ask for. A judge's prompt holds no precedents: they quote examples,
 * which anybody may have written.
 */
export function answerVersion(version: Version, precedents: Precedent[], { format, model }: VersionQuery) {
  switch (format) {
    case "json": {
      const { content, ...rest } = version;
      return ok({ ...rest, precedents, ...content });
    }
    case "markdown":
      return file(
        version,
        ".md",
        "text/markdown",
        writeGuidelineFile({ ...version, precedents: precedents.map(cited) }),
      );
    case "judge-prompt":
      return ok(promptTemplate(version));
    case "promptfoo":
      return file(version, ".promptfoo.yaml", "application/yaml", promptfooFile(version));
    case "inspect":
      return file(version, "_inspect.py", "text/x-python", inspectFile(version));
    case "openai-grader":
      return jsonFile(version, ".graders.json", openaiGraders(version, model));
    case "langfuse":
      return jsonFile(version, ".langfuse.json", langfuseConfigs(version));
  }
}

function jsonFile(version: Version, ending: string, content: object): Response {
  return file(version, ending, "application/json", `${jsonLine(content, 2)}\n`);
}

function file({ number, hash }: Version, ending: string, type: string, text: string): Response {
  const name = `guideline_v${number}_${hash.slice(0, 8)}${ending}`;
  return new Response(text, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${name}"`,
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
