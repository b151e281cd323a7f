"use client";

interface ChosenWordsProps {
  answer: string | undefined;
  reason: string | undefined;
  /** Only a gap of the guideline needs one: null where none is chosen yet. */
  request: string | null | undefined;
}

/** What would be settled, beside the button that does it; what is missing leads to where it is chosen. */
export function ChosenWords({ answer, reason, request }: ChosenWordsProps) {
  const missing = [!answer && "an answer", !reason && "a reason", request === null && "a change request"].filter(
    Boolean,
  );
  const chosen = [reason, request].filter(Boolean).join(", ");
  return (
    <div role="status" className="min-w-0">
      {(answer || chosen) && (
        <p className="line-clamp-2 wrap-anywhere">
          {answer && <bdi className="font-medium">{answer}</bdi>}
          {answer && chosen && ": "}
          {chosen}
        </p>
      )}
      {missing.length > 0 && (
        <p className="text-muted">
          <a href="#decision" className="underline decoration-edge underline-offset-3 min-[60rem]:no-underline">
            Still to choose: {missing.join(", ")}
          </a>
        </p>
      )}
    </div>
  );
}
