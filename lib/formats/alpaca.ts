import { instruction } from "@/lib/formats/instruction";
import type { Recogniser } from "@/lib/formats/recogniser";

/** Alpaca: `instruction`, `input` (may be empty), `output`; also Dolly's `context` and `response`. */
export const alpaca: Recogniser = {
  shape: "alpaca",
  matches: (fields) => fields.has("instruction") && fields.has("output", "response"),
  read: instruction.read,
};
