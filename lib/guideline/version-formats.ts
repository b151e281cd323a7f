import "server-only";
import { ok } from "@/lib/server/errors";
import { writeGuidelineFile } from "./guideline-file";
import type { VERSION_FORMATS } from "./inputs";
import { quoteExample } from "./judge-example";
import { EXAMPLE_PLACEHOLDER, judgePrompt } from "./judge-prompt";
import type { Version } from "./records";

type VersionFormat = (typeof VERSION_FORMATS)[number];

/** A published version in one of the formats that programs can ask for. */
export function answerVersion(version: Version, format: VersionFormat) {
  switch (format) {
    case "json": {
      const { content, ...rest } = version;
      return ok({ ...rest, ...content });
    }
    case "markdown":
      return markdown(version);
    case "judge-prompt":
      return ok(promptTemplate(version));
  }
}

function markdown({ name, number, hash, note, content }: Version): Response {
  const fileName = `guideline-v${number}-${hash.slice(0, 8)}.md`;
  return new Response(writeGuidelineFile({ name, content, number, hash, note }), {
    headers: {
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
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
