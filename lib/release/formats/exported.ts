import type { Example } from "@/lib/formats/example";
import type { AnswerValue } from "@/lib/guideline/schema";

/** One judgment as it leaves the house. */
export interface ExportedLabel {
  /** The annotator's external key: an email, a worker id, a model's name. */
  annotator: string;
  /** Set where an AI judge gave the label. */
  isModel?: true;
  criterion: string;
  /** null takes an earlier answer back; occurs only where every revision is asked for. */
  value: AnswerValue | null;
  /** Set where a list is a ranking: its order counts. */
  isRanking?: true;
  guidelineVersion: number;
  /** ISO 8601, UTC. */
  submittedAt: string;
  activeMs: number | null;
  wallMs: number | null;
  session: string | null;
  position: number | null;
  revision: number;
  /** 0 for the first showing, 1 … where the example was shown to the same person again. */
  pass: number;
  comment: string | null;
}

/** A standing resolution. */
export interface ExportedResolution {
  /** null: no single right answer. */
  value: AnswerValue | null;
  distribution: Record<string, number> | null;
  method: string;
  reason: string;
  note: string;
  /** The author's email. */
  author: string | null;
  guidelineVersion: number;
  createdAt: string;
  /** Set where it was decided about the example that this one was cleaned of: that one's id. */
  inheritedFrom?: string;
}

/** A guideline version, and by what its content is known anywhere. */
export interface ExportedVersion {
  id: string;
  number: number;
  /** SHA-256 of the canonical JSON of its content. */
  hash: string;
}

/** That a person's text stands in the place of a response: which criterion asked for it, who wrote or settled it, and when. */
export interface Rewritten {
  criterion: string;
  /** As the export calls people; of equal texts all who wrote them. */
  by: string[];
  /** ISO 8601, UTC. */
  at: string;
  /** A reviewer settled on it. */
  settled: boolean;
  /** What stood there: the response and its reasoning, the message, or of a preference the letter of the one that is rejected now. */
  original: object | null;
}

/** One example with all that is known about it; what every writer of this folder reads. */
export interface ExportedExample {
  /** In canonical shape with its id; known answers (gold) stay at home. */
  example: Example & { id: string };
  /** Those that its labels and resolutions name by number. */
  guidelineVersions: ExportedVersion[];
  labels: ExportedLabel[];
  resolutions: Record<string, ExportedResolution>;
  /** Per criterion the settled or unanimous answer. A criterion that is not decided is not in here. */
  decided: Record<string, AnswerValue>;
  /** Set where a person's text stands in the place of the response. */
  rewritten?: Rewritten;
}

/** Whether a reviewer settled on any criterion that the example does not belong into the dataset. */
export function isBad({ resolutions }: ExportedExample): boolean {
  return Object.values(resolutions).some(({ reason }) => reason === "bad-example");
}
