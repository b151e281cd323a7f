import type { Recogniser } from "@/lib/formats/recogniser";

const TEXTS = ["text", "content", "document", "passage", "sentence"] as const;

/** A single text, under its usual names; "1" is the only column of a table without a header. */
export const plainText: Recogniser = {
  shape: "plain-text",
  matches: (fields) => fields.has(...TEXTS) || (fields.has("1") && !fields.has("2")),
  read: (fields) => ({ content: { kind: "text", text: fields.as("text").takeText(...TEXTS, "1") } }),
};
