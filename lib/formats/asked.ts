import { readMessages } from "@/lib/formats/chat-messages";
import type { MessageDraft } from "@/lib/formats/chat-turn";
import { isRoleList } from "@/lib/formats/conversation";
import type { Fields } from "@/lib/formats/fields";
import { promptOf } from "@/lib/formats/preference-context";
import { hasPrompt, PROMPTS, takePrompt } from "@/lib/formats/prompt-response";
import { type FieldProblem, isProblem } from "@/lib/formats/recogniser";

/** What responses are compared on. */
export interface Asked {
  prompt: unknown;
  context?: readonly MessageDraft[];
  system?: string;
  /** The input of an instruction, which is joined to it. */
  input?: string;
}

export function isAsked(fields: Fields): boolean {
  return hasPrompt(fields) || isRoleList(fields.json("context"));
}

/** What was asked: a text, or messages (also under `context`, as in HelpSteer3), which are then the context. */
export function takeAsked(fields: Fields): Asked | FieldProblem {
  const own = PROMPTS.find((candidate) => isRoleList(fields.json(candidate)));
  const name = own ?? (!hasPrompt(fields) && isRoleList(fields.json("context")) ? "context" : undefined);
  if (name === undefined) return takePrompt(fields);
  const read = readMessages(name, fields.as("prompt").take(name));
  return isProblem(read) ? read : promptOf(read.messages);
}
