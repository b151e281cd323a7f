import { describe, expect, it } from "vitest";
import { type Criterion, criterionSchema } from "@/lib/guideline/schema";
import { guessLabels, guessTimeForm, looksLikeLabels } from "./guess-labels";
import { draftToMapping } from "./label-draft";
import { type FilePreview, previewFile, previewLabels } from "./preview";

const choice = (key: string, values: string[]): Criterion =>
  criterionSchema.parse({
    key,
    title: key,
    kind: "choice",
    level: "nominal",
    required: true,
    options: values.map((value) => ({ value, label: value })),
  });
const scale = (key: string, min: number, max: number): Criterion =>
  criterionSchema.parse({ key, title: key, kind: "scale", level: "interval", required: true, scale: { min, max } });

function open(text: string, fileName?: string): Extract<FilePreview, { ok: true }> {
  const preview = previewFile({ head: new TextEncoder().encode(text), isComplete: true, fileName });
  if (!preview.ok) throw new Error(preview.message);
  return preview;
}

/** What the first rows of a file become when nobody corrects a guess. */
function guess(text: string, criteria: Criterion[]) {
  const { columns, events } = open(text);
  const records = events.flatMap((event) => ("value" in event ? [event.value] : []));
  const mapped = draftToMapping(guessLabels(columns, criteria, records), undefined);
  if (!mapped.ok) return mapped.message;
  return previewLabels(events, mapped.mapping, criteria).events.map((event) =>
    "value" in event
      ? [event.line, event.value.example, event.value.annotator, event.value.criterion, event.value.read]
      : [event.line, event.error.code],
  );
}

describe("guessing which column is what", () => {
  it("takes the one form that fits all times, and never guesses whether day or month is first", () => {
    const records = (...times: string[]) => times.map((submitted) => ({ submitted }));
    expect(guessTimeForm("submitted", records("Mon May 04 10:12:12 PDT 2026"))).toBe("java");
    expect(guessTimeForm("submitted", records("04.05.2026 10:12", "14.05.2026 10:12"))).toBe("DD.MM.YYYY HH:mm");
    expect(guessTimeForm("submitted", records("04/05/2026", "23/05/2026"))).toBe("DD/MM/YYYY");
    expect(guessTimeForm("submitted", records("04/05/2026"))).toBe("");
    expect(guessTimeForm("submitted", records("2026-05-04", "1777896732"))).toBe("");
    expect(guessTimeForm("", records("04.05.2026"))).toBe("");
  });

  it("reads question, worker, answer with yes and no for 1 and 0", () => {
    expect(guess("question,worker,answer\n7,w1,0\n8,w2,1\n", [choice("same", ["yes", "no"])])).toEqual([
      [2, "7", "w1", "same", "no"],
      [3, "8", "w2", "same", "yes"],
    ]);
  });

  it("finds the criterion in a member of a column's path, and takes an id before a text for the example", () => {
    const text = "id,worker,text,Answer.tone.label\n7,w1,It rains,nice\n";
    expect(guess(text, [choice("same", ["yes", "no"]), choice("tone", ["nice", "nasty"])])).toEqual([
      [2, "7", "w1", "tone", "nice"],
    ]);
    expect(guess("worker,text,tone\nw1,It rains,nice\n", [choice("tone", ["nice", "nasty"])])).toEqual([
      [2, "It rains", "w1", "tone", "nice"],
    ]);
  });

  it("knows columns of options by the beginnings of their names where nothing but yes and no stands in them", () => {
    const criteria = [choice("tone", ["positive", "negative"]), choice("other", ["posted", "lost"])];
    expect(guess("id,annotator,pos,neg\n1,anna,1,0\n2,anna,0,1\n", criteria)).toEqual([
      [2, "1", "anna", "tone", "positive"],
      [3, "2", "anna", "tone", "negative"],
    ]);
    expect(guess("id,annotator,pos,neg\n1,anna,3,0\n", criteria)).toBe("Choose at least one column of answers.");
  });

  it("reads crowd names in a table with tabs", () => {
    const text = "!amt_worker_ids\torig_id\tresponse\tgold\nW1\t594\t25\t37\nW2\t594\t80\t37\n";
    expect(guess(text, [scale("anger", 0, 100)])).toEqual([
      [2, "594", "W1", "anger", 25],
      [3, "594", "W2", "anger", 80],
    ]);
  });

  it("takes columns with the names of criteria as theirs", () => {
    const text = "tweet.id,id,version,batch.tweet,hate.speech,offensive.language\n5,125,E,R5,0,1\n";
    expect(guess(text, [choice("hate-speech", ["0", "1"]), choice("offensive-language", ["0", "1"])])).toEqual([
      [2, "5", "125", "hate-speech", "0"],
      [2, "5", "125", "offensive-language", "1"],
    ]);
  });

  it("joins two documents to one pair in either order", () => {
    const text = "SubjectID,Document1,Document2,Similarity,Time\n1,15,4,1,25.4\n2,4,15,3,9.7\n";
    expect(guess(text, [scale("similarity", 1, 5)])).toEqual([
      [2, "4,15", "1", "similarity", 1],
      [3, "4,15", "2", "similarity", 3],
    ]);
    expect(guessLabels(open(text).columns, [])).toMatchObject({ wallTime: "Time", wallUnit: "s" });
  });

  it("takes columns without names in the order item, worker, label", () => {
    expect(guess("1 1 2\n1 2 1\n2 1 2\n", [choice("bird", ["1", "2"])])).toEqual([
      [1, "1", "1", "bird", "2"],
      [2, "1", "2", "bird", "1"],
      [3, "2", "1", "bird", "2"],
    ]);
  });

  it("does not guess by order in a wide log without names", () => {
    expect(guess("l1,s1,100,TGT,87\nl1,s1,99,TGT,31\n", [scale("quality", 0, 100)])).toBe(
      "Choose the column that names the example.",
    );
  });

  it("says what is missing instead of guessing at random", () => {
    const two = [choice("a", ["x"]), choice("b", ["y"])];
    expect(guess("item,worker,label\n1,2,x\n", two)).toBe(
      "Choose the criterion that each column of answers belongs to.",
    );
  });
});

describe("looksLikeLabels", () => {
  it("tells labels from examples", () => {
    const criteria = [choice("same", ["yes", "no"])];
    expect(looksLikeLabels(["example", "annotator", "criterion", "value"], criteria)).toBe(true);
    expect(looksLikeLabels(["question", "worker", "answer"], criteria)).toBe(true);
    expect(looksLikeLabels(["id", "prompt", "response", "label"], criteria)).toBe(false);
    expect(looksLikeLabels(["question", "answer"], criteria)).toBe(false);
    expect(looksLikeLabels(["text"], criteria)).toBe(false);
  });
});
