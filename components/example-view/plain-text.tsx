import { MarkedText } from "./marked-text";

/** Text with its own line breaks, in the reading face; `mono` for source and data. */
export function PlainText({ text, mono = false }: { text: string; mono?: boolean }) {
  return (
    <div dir="auto" className={`reading foreign whitespace-pre-wrap ${mono ? "font-mono" : ""}`}>
      <MarkedText text={text} />
    </div>
  );
}
