import type { Criterion, Part } from "./schema";

/**
 * How a field counts when it changes: `wording` is for people to judge, `setting` leaves every answer's meaning alone, `structure`
 * always changes what an answer means.
 */
export type FieldClass = "wording" | "setting" | "structure";

export interface CriterionField {
  /** Name for people: "title", "anchor 3", "option yes: label". */
  name: string;
  class: FieldClass;
  /** Undefined where the criterion has no such field. */
  text: string | undefined;
}

const field = (name: string, kind: FieldClass, text: string | undefined): CriterionField => ({
  name,
  class: kind,
  text,
});

/** The fields of each part; a criterion without the part has them all, empty. */
const PART_FIELDS: { [P in Part]: (part: Criterion[P]) => CriterionField[] } = {
  options: (options) => [
    field("options", "structure", options && JSON.stringify(options.map((option) => option.value))),
    ...(options ?? []).flatMap((option) => [
      field(`option ${option.value}: label`, "wording", option.label),
      field(`option ${option.value}: description`, "wording", option.description),
    ]),
  ],
  scale: (scale) => [
    field("scale from", "structure", scale && String(scale.min)),
    field("scale to", "structure", scale && String(scale.max)),
    field("scale step", "structure", scale?.step === undefined ? undefined : String(scale.step)),
    ...Object.entries(scale?.anchors ?? {}).map(([point, text]) => field(`anchor ${point}`, "wording", text)),
  ],
  preference: (preference) => [
    field("preference strengths", "structure", preference && String(preference.strength)),
    field("preference ties", "structure", preference && (preference.ties ? "allowed" : "not allowed")),
  ],
};

function partFields<P extends Part>(part: P, criterion: Criterion): CriterionField[] {
  return PART_FIELDS[part](criterion[part]);
}

/** A criterion as a flat list of named fields, so that two of them can be compared field by field. */
export function fieldsOf(criterion: Criterion): CriterionField[] {
  const { showIf } = criterion;
  return [
    field("title", "wording", criterion.title),
    field("kind", "structure", criterion.kind),
    field("level", "structure", criterion.level),
    field("required", "setting", criterion.required ? "yes" : "no"),
    field("help", "wording", criterion.help),
    field("clause", "setting", criterion.clause),
    ...(Object.keys(PART_FIELDS) as Part[]).flatMap((part) => partFields(part, criterion)),
    field("stands for the response", "setting", criterion.betterResponse && "yes"),
    field("asked when", "structure", showIf && `${showIf.criterion} is ${JSON.stringify(showIf.in)}`),
  ];
}
