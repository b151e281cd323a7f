import { type ScoresAlong, scoresAlong } from "@/lib/core/facts/against-scores";
import { type ChosenAgainstOthers, chosenAgainstOthers } from "@/lib/core/facts/compare";
import { heldFact } from "@/lib/core/facts/held";
import { unitsOf } from "@/lib/core/facts/place";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import { chosenOf, type LabelQuestion, readAnswers, type Scores, scoresOf } from "./answers";
import { type LookQuestion, lookAt } from "./looked";

export interface AlongQuestion extends LookQuestion, LabelQuestion {
  fact: string;
  /** Whose share is told, where it is not the mean of numbers. */
  answer?: string;
}

export interface AlongLabels extends Omit<Scores, "scores"> {
  /** Examples that are looked at and have labels. */
  labelled: number;
  /** Which parts the fact is about; null where it is on whole examples. */
  part: string | null;
  /** Whether each example has one of these parts at most, so that what holds of its mean holds of a part. */
  isOnePart: boolean;
  along: ScoresAlong;
  /** Only of criteria that say which response is better, and facts on parts that have an amount. */
  chosen: ChosenAgainstOthers | null;
}

/** For a thread: labels along a fact, and of comparisons the chosen response against the others. */
export async function labelsAlongFact(question: AlongQuestion): Promise<AlongLabels> {
  const { fact, criterion, answer: asked } = question;
  const [{ table, among, part, partName }, answers] = await Promise.all([
    lookAt(question, [fact]),
    readAnswers(question),
  ]);
  const held = heldFact(table, fact)!;
  const places = new Map(answers.ids.map((id, place) => [id, place]));
  const placeOf = Int32Array.from(table.ids, (id, example) =>
    among && among[example] !== 1 ? -1 : (places.get(id) ?? -1),
  );
  const { scores, answer, answers: given } = scoresOf(answers, criterion, asked);
  const ofExamples = Float64Array.from(placeOf, (place) => (place < 0 ? Number.NaN : scores[place]!));
  const units = unitsOf(table, held.definition, part, among);
  const chosen = KINDS[criterion.kind].isPreference ? chosenOf(answers) : null;
  return {
    labelled: ofExamples.reduce((n, score) => n + Number(!Number.isNaN(score)), 0),
    part: held.definition.on === "part" ? partName : null,
    answer,
    answers: given,
    isOnePart: units.areSingle,
    along: scoresAlong(held, units, ofExamples),
    chosen:
      chosen &&
      chosenAgainstOthers(
        table,
        held,
        placeOf.map((place) => (place < 0 ? -1 : chosen[place]!)),
      ),
  };
}
