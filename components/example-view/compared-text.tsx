import type { ComparedPart } from "./compare";
import { MarkedText } from "./marked-text";

/** One side of a comparison: what the other side does not have is underlined and tinted. */
export function ComparedText({ parts }: { parts: readonly ComparedPart[] }) {
  let offset = 0;
  return (
    <div dir="auto" className="reading foreign whitespace-pre-wrap">
      {parts.map((part) => {
        offset += part.text.length + 1;
        return part.changed ? (
          <mark
            key={offset}
            className="bg-info-wash text-ink underline decoration-info decoration-2 underline-offset-2"
          >
            <MarkedText text={part.text} />
          </mark>
        ) : (
          <MarkedText key={offset} text={part.text} />
        );
      })}
    </div>
  );
}
