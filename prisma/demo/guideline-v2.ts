import type { GuidelineContent } from "@/lib/guideline/schema";
import { GUIDELINE_V2_BODY } from "@/prisma/demo/guideline-v2-body";
import { GUIDELINE_V2_CHECKS } from "@/prisma/demo/guideline-v2-checks";
import { ISSUE_OPTIONS } from "@/prisma/demo/issues";

/** Second edition of the demo guideline. It mends the three gaps of the first that `GUIDELINE_V2_NOTE` names. */
export const guidelineV2: GuidelineContent = {
  body: GUIDELINE_V2_BODY,
  criteria: [
    {
      key: "helpfulness",
      title: "Helpfulness",
      kind: "scale",
      level: "ordinal",
      required: true,
      help: "3 or 4? Ask: must the person do something to the response before they can use it? If so, at most 3.",
      clause: "helpfulness",
      scale: {
        min: 1,
        max: 5,
        step: 1,
        anchors: {
          "1": "No use, or worse than none: off the point, refused without need, or false where acting on it costs something.",
          "2": "Mostly fails: a part can be used, but for the main point the person has to go elsewhere.",
          "3": "Gets the main point across, but the person must mend, cut or look something up before they can use it.",
          "4": "Can be used as it stands. It has a fault you could name, but the fault costs the person nothing.",
          "5": "Can be used as it stands, and you can name no change that would make it better for this person.",
        },
      },
    },
    {
      key: "correct",
      title: "Correct?",
      kind: "choice",
      level: "nominal",
      required: true,
      help: "First find the main point. Is it right? Then look at what stands beside it.",
      clause: "correctness",
      options: [
        { value: "yes", label: "Yes", description: "The main point is right and so is everything beside it." },
        { value: "partly", label: "Partly", description: "The main point is right; something beside it is wrong." },
        { value: "no", label: "No", description: "The main point is wrong, whatever else is right." },
      ],
    },
    {
      key: "issues",
      title: "Issues",
      kind: "multi",
      level: "set",
      required: false,
      help: "Tick everything that is wrong, the narrowest that fits. Tick nothing if nothing is.",
      clause: "issues",
      options: ISSUE_OPTIONS,
    },
    {
      key: "severity_note",
      title: "What is wrong, and what would it cost?",
      kind: "text",
      level: "nominal",
      required: false,
      help: "One sentence: what is false, what is true instead, what it would cost the person.",
      clause: "note-on-severity",
      showIf: { criterion: "correct", in: ["partly", "no"] },
    },
  ],
  checks: GUIDELINE_V2_CHECKS,
  qualities: {
    relevant: "A request that somebody would really make, in their words, and a response that was made for it.",
    aligned: "The task can be judged for helpfulness and truth by a careful layperson within a few minutes.",
    consistent:
      "Two annotators who read the same clause come to the same answer; where they do not, the clause is changed.",
    formatted:
      "Prompt, response and system prompt stand in their own fields; Markdown renders; nothing is cut by the import.",
    unique: "No two requests ask the same thing in the same way; a paraphrase counts as the same.",
    compliant:
      "Written for this set or released for it, without personal data of real people, with source and licence named.",
  },
};

export const GUIDELINE_V2_NOTE =
  "Separates 3 from 4 by one question (must the person do something before using the response?), adds a rule for " +
  "“correct but unhelpful” and one for “confidently wrong”, defines “partly” by the main point, and adds clauses on form, " +
  "refusals and answers that break off. The issues to tick are the same; only the words around them are new.";

/** What each criterion's change from the first edition to the second does to its meaning. */
export const GUIDELINE_V2_CHANGES: Record<string, "editorial" | "semantic"> = {
  helpfulness: "semantic",
  correct: "semantic",
  issues: "editorial",
  severity_note: "editorial",
};
