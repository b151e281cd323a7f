/** Why an example is not in a file. */
export const LEFT_OUT_WORDS = {
  excluded: "excluded by a curator",
  "other-kind": "of another kind",
  "bad-example": "called a bad example by a reviewer",
  "not-a-seed": "not marked as a seed for training data",
  undecided: "not decided",
  condition: "short of a condition",
  unwritten: "without a response that a person wrote",
  tie: "decided as a tie",
  "no-label": "without a label that is asked for",
  "no-assistant": "without a turn of the assistant",
  "last-not-assistant": "with a last turn that is not the assistant's",
  "first-not-user": "beginning with another turn than the user's",
  "system-inside": "with a system prompt between the turns",
  "stray-result": "with the result of a tool that nobody called",
  "missing-result": "with a call of a tool and no result before the next turn",
  "not-alternating": "with turns that do not alternate as the target wants",
  "empty-answer": "with an empty answer",
  "nothing-to-learn": "with weight 0 on all that could be learned",
  "arguments-no-object": "with arguments of a tool that are no object",
  "tool-name": "with a name of a tool that the target refuses",
  "has-tools": "with tools, which the target has no place for",
  "several-turns": "with several turns, which plain texts cannot tell apart",
  "answer-of-many-turns": "with an answer of several messages, where the target takes one",
  "equal-responses": "with a chosen response equal to the rejected one",
  "no-steps": "not made of steps, or of empty ones",
  "unlabelled-steps": "with steps that nobody labelled",
} as const;
export type LeftOut = keyof typeof LEFT_OUT_WORDS;

/** How a row that is in the file differs from its example, as far as a training run can notice. */
export const CHANGED_WORDS = {
  "merged-turns": "turns of one speaker in a row made one",
  "merged-results": "several results of tools made one turn",
  "filled-ids": "ids of calls, or names of their results, made up",
  "filled-tools": "tools without a description or parameters given empty ones",
  "filled-arguments": "a call without arguments given empty ones",
  "arguments-as-text": "arguments of tools as JSON text, to be parsed before a chat template",
  "contexts-in-prompt": "contexts put behind the question",
  "weights-unread": "weights that the target does not read: turns of weight 0 are learned too",
  "weights-rounded": "weights made 0 or 1",
  "reasoning-dropped": "without the chain of thought, which the target refuses",
  "reasoning-unread": "a chain of thought that the target does not read",
  "text-unread": "text beside a call that the target does not read",
  "names-dropped": "without the names of speakers",
  "tool-choice-dropped": "without the choice of tools, which the target refuses",
  "system-apart": "the system prompt in a column of its own, which TRL does not read",
  "equal-pairs": "without pairs of equal responses",
  "response-rewritten": "with a response that a person wrote",
  "missing-scores": "without some of the scores",
} as const;
export type Changed = keyof typeof CHANGED_WORDS;

/** What is wrong with a file as a whole. */
export const WARNING_WORDS = {
  "too-few": "Fewer records than the target takes",
  "one-sided": "Only responses of one side: all of them to be learned, or none",
} as const;
export type Warning = keyof typeof WARNING_WORDS;
