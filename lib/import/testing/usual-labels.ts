import type { Example } from "@/lib/formats/example";
import type { CriterionInput } from "@/lib/guideline/schema";

/** A file of labels as people have it, after a public report: how it is mapped, which labels come of it, what is refused. */
export interface UsualLabels {
  name: string;
  about: string;
  content: string;
  mapping?: object;
  /** By `example annotator criterion`, in the order of these. */
  stored?: readonly (readonly [name: string, value: unknown])[];
  refused?: readonly string[];
  /** What the refusal of the whole file says. */
  refusedAtOnce?: RegExp;
}

const choice = (key: string, values: readonly string[]): CriterionInput => ({
  key,
  title: key,
  kind: "choice",
  level: "nominal",
  required: false,
  options: values.map((value) => ({ value, label: value })),
});

/** The questions that these files answer. */
export const USUAL_CRITERIA: CriterionInput[] = [
  choice("correct", ["yes", "no"]),
  choice("sentiment", ["Positive", "Negative", "Neutral"]),
  {
    key: "topics",
    title: "topics",
    kind: "multi",
    level: "set",
    required: false,
    options: ["law", "tax", "a,b", "Kids & family"].map((value) => ({ value, label: value })),
  },
  {
    key: "tone",
    title: "tone",
    kind: "scale",
    level: "interval",
    required: false,
    scale: { min: 1, max: 7, step: 0.5, anchors: {} },
  },
  {
    key: "errors",
    title: "errors",
    kind: "span",
    level: "nominal",
    required: false,
    options: [{ value: "PER", label: "PER" }],
  },
  {
    key: "better",
    title: "better",
    kind: "preference",
    level: "ordinal",
    required: false,
    preference: { strength: 1, ties: true },
  },
  { key: "order", title: "order", kind: "ranking", level: "ordinal", required: false },
];

/** The examples that they are about. `e1` holds a family of three people joined to one sign; it has 10 code points. */
export const USUAL_EXAMPLES: Example[] = [
  ...["1", "2", "3", "4", "5", "6"].map((id): Example => ({ kind: "text", id, text: `text ${id}` })),
  { kind: "text", id: "e1", text: "Hi 👨‍👩‍👧 é ok" },
  { kind: "preference", id: "p1", prompt: "Which?", responses: [{ text: "v" }, { text: "w" }] },
  { kind: "preference", id: "p3", prompt: "Which?", responses: [{ text: "x" }, { text: "y" }, { text: "z" }] },
];

export const USUAL_LABELS: readonly UsualLabels[] = [
  {
    name: "mturk.csv",
    about: "SubmitTime in Java date form with PDT; dotted column names",
    content:
      '"HITId","WorkerId","AssignmentStatus","AcceptTime","SubmitTime","WorkTimeInSeconds","Input.id","Answer.sentiment.label","Answer.optin.on"\n"H1","W1","Approved","Mon May 04 10:11:12 PDT 2026","Mon May 04 10:12:12 PDT 2026","60","1","Positive","true"\n"H1","W2","Rejected","Mon May 04 10:11:12 PDT 2026","Mon May 04 10:13:12 PDT 2026","61","1","Negative","false"\n',
    mapping: {
      example: "Input.id",
      annotator: "WorkerId",
      submittedAt: "SubmitTime",
      times: { form: "java" },
      activeMs: { column: "WorkTimeInSeconds", unit: "s" },
      skip: [{ column: "AssignmentStatus", equals: ["Rejected"] }],
      values: [{ column: "Answer.sentiment.label", criterion: { key: "sentiment" } }],
    },
    stored: [["1 W1 sentiment", "Positive"]],
  },
  {
    name: "mturk-taskanswers.csv",
    about: "answers are JSON in one cell (a list of one object)",
    content:
      'HITId,WorkerId,Input.id,Answer.taskAnswers\nH1,W1,1,"[{""sentiment"":{""label"":""Positive""}}]"\nH2,W1,2,"[{""correct"":{""yes"":true,""no"":false}}]"\n',
    mapping: {
      example: "Input.id",
      annotator: "WorkerId",
      values: [
        { column: "Answer.taskAnswers.sentiment.label", criterion: { key: "sentiment" } },
        {
          columns: { "Answer.taskAnswers.correct.yes": "yes", "Answer.taskAnswers.correct.no": "no" },
          criterion: { key: "correct" },
        },
      ],
    },
    stored: [
      ["1 W1 sentiment", "Positive"],
      ["2 W1 correct", "yes"],
    ],
  },
  {
    name: "decimal-comma.csv",
    about: "scale 3,5 with decimal comma",
    content: 'example;annotator;criterion;value\n1;anna;tone;3,5\n2;anna;tone;4\n3;anna;tone;"1.000"\n',
    mapping: { table: { decimals: "comma" } },
    stored: [
      ["1 anna tone", 3.5],
      ["2 anna tone", 4],
    ],
    refused: ["4 invalid-value"],
  },
  {
    name: "wide-annotators.csv",
    about: "wide: a column per annotator",
    content: "id,anna,ben,carl\n1,yes,yes,no\n2,no,,no\n",
    mapping: {
      example: "id",
      values: [
        { column: "anna", annotator: { constant: "anna" }, criterion: { key: "correct" } },
        { column: "ben", annotator: { constant: "ben" }, criterion: { key: "correct" } },
        { column: "carl", annotator: { constant: "carl" }, criterion: { key: "correct" } },
      ],
    },
    stored: [
      ["1 anna correct", "yes"],
      ["1 ben correct", "yes"],
      ["1 carl correct", "no"],
      ["2 anna correct", "no"],
      ["2 carl correct", "no"],
    ],
  },
  {
    name: "label-studio-csv.csv",
    about: 'choices as JSON object {"choices": []}',
    content:
      'annotation_id,annotator,created_at,id,lead_time,sentiment,text,updated_at\n12,1,2026-05-01T10:00:00.123456Z,1,4.5,Positive,text 1,2026-05-01T10:00:05.654321Z\n13,2,2026-05-01T10:00:00Z,1,5.5,"{""choices"": [""Positive"", ""Neutral""]}",text 1,2026-05-01T10:00:05Z\n',
    mapping: {
      example: "id",
      annotator: "annotator",
      values: [{ column: "sentiment", criterion: { key: "sentiment" } }],
    },
    stored: [["1 1 sentiment", "Positive"]],
    refused: ["3 invalid-value"],
  },
  {
    name: "label-studio-multi.csv",
    about: "multi answers in several written forms",
    content:
      'id,annotator,topics\n1,1,"{""choices"": [""law"", ""tax""]}"\n2,1,law\n3,1,"[""law"",""tax""]"\n4,1,"law, tax"\n5,1,"a,b"\n6,1,law;tax\n',
    mapping: { example: "id", annotator: "annotator", values: [{ column: "topics", criterion: { key: "topics" } }] },
    stored: [
      ["1 1 topics", ["law", "tax"]],
      ["2 1 topics", ["law"]],
      ["3 1 topics", ["law", "tax"]],
      ["5 1 topics", ["a,b"]],
    ],
    refused: ["5 invalid-value", "7 invalid-value"],
  },
  {
    name: "label-studio-json.json",
    about: "labels in annotations[].result[] (several annotators in one record)",
    content:
      '[{"id": 1, "annotations": [{"id": 1, "completed_by": 3, "result": [{"from_name": "sentiment", "to_name": "text", "type": "choices", "value": {"choices": ["Positive"]}}]}, {"id": 2, "completed_by": 4, "result": [{"from_name": "sentiment", "to_name": "text", "type": "choices", "value": {"choices": ["Negative"]}}]}], "data": {"text": "text 1"}}]',
    stored: [
      ["1 3 sentiment", "Positive"],
      ["1 4 sentiment", "Negative"],
    ],
  },
  {
    name: "spans-emoji.jsonl",
    about: "spans counted in UTF-16 vs code points; end beyond the text; inside a ZWJ sequence",
    content:
      '{"example": "e1", "annotator": "anna", "criterion": "errors", "value": [{"start": 2, "end": 3, "label": "PER"}]}\n{"example": "e1", "annotator": "ben", "criterion": "errors", "value": [{"start": 3, "end": 4, "label": "PER"}]}\n{"example": "e1", "annotator": "carl", "criterion": "errors", "value": [{"start": 0, "end": 12, "label": "PER"}]}\n{"example": "e1", "annotator": "dora", "criterion": "errors", "value": [{"start": 4, "end": 5, "label": "PER"}]}\n',
    stored: [
      ["e1 anna errors", [{ end: 3, label: "PER", start: 2 }]],
      ["e1 ben errors", [{ end: 4, label: "PER", start: 3 }]],
      ["e1 dora errors", [{ end: 5, label: "PER", start: 4 }]],
    ],
    refused: ["3 invalid-value"],
  },
  {
    name: "rank-forms.csv",
    about: "ties and partial rankings",
    content:
      'example,annotator,criterion,value\np3,anna,order,A>B>C\np3,ben,order,"A > B = C"\np3,carl,order,"1,2,3"\np3,dora,order,"[""B"",""A"",""C""]"\np3,emil,order,A>B\np3,fay,order,B>B>C\n',
    stored: [
      ["p3 anna order", ["A", "B", "C"]],
      ["p3 dora order", ["B", "A", "C"]],
    ],
    refused: ["3 invalid-value", "4 invalid-value", "6 invalid-value", "7 invalid-value"],
  },
  {
    name: "wide-scores.csv",
    about: "no mapping given for a wide table",
    content: "id,annotator,helpfulness,correctness\n1,anna,4,yes\n",
    refusedAtOnce: /no column “example”/,
  },
  {
    name: "onehot.csv",
    about: "one-hot columns",
    content: "id,annotator,pos,neg\n1,anna,1,0\n2,anna,0,1\n3,anna,1,1\n",
    mapping: {
      example: "id",
      annotator: "annotator",
      values: [{ columns: { pos: "Positive", neg: "Negative" }, criterion: { key: "sentiment" } }],
    },
    stored: [
      ["1 anna sentiment", "Positive"],
      ["2 anna sentiment", "Negative"],
    ],
    refused: ["4 invalid-value"],
  },
  {
    name: "typo-column.csv",
    about: "mapping names a column that the file does not have",
    content: "id,worker,answer\n1,w,yes\n2,w,no\n",
    mapping: { example: "id", annotator: "worker", values: [{ column: "awnser", criterion: { key: "correct" } }] },
    refusedAtOnce: /no column “awnser” \(did you mean “answer”\?\)/,
  },
  {
    name: "typo-one-of-two.csv",
    about: "one of two mapped columns misspelt",
    content: "id,worker,answer,tone\n1,w,yes,3\n2,w,no,4\n",
    mapping: {
      example: "id",
      annotator: "worker",
      values: [
        { column: "answer", criterion: { key: "correct" } },
        { column: "tome", criterion: { key: "tone" } },
      ],
    },
    refusedAtOnce: /no column “tome” \(did you mean “tone”\?\)/,
  },
  {
    name: "rank.csv",
    about: "ranking criterion at its only offered level (ordinal)",
    content: "example,annotator,criterion,value\np3,w,order,A>B>C\np3,v,order,A>B>C\np1,w,order,A>B\np1,v,order,B>A\n",
    stored: [
      ["p1 v order", ["B", "A"]],
      ["p1 w order", ["A", "B"]],
      ["p3 v order", ["A", "B", "C"]],
      ["p3 w order", ["A", "B", "C"]],
    ],
  },
];
