import { CircleCheck, CircleSlash, CircleX, type LucideIcon } from "lucide-react";
import { ExampleView } from "@/components/example-view/example-view";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { GuidelineExample, Verdict } from "@/lib/guideline/guideline-example";

/** The examples of a clause or a criterion: what each shows and why; its text unfolds. */
export function ExampleList({ examples }: { examples: readonly GuidelineExample[] }) {
  if (examples.length === 0) return null;
  return (
    <ul className="mt-3 grid gap-1 border-t border-line pt-2 text-sm">
      {examples.map(({ key, verdict, why, example }) => {
        const { label, tone, Icon } = VERDICT_WORDS[verdict];
        return (
          <li key={key} id={`example-${key}`} className="scroll-mt-16">
            <details>
              <summary className="cursor-pointer rounded-sm py-1 hover:bg-sunken">
                <Badge tone={tone} icon={<Icon aria-hidden />}>
                  {label}
                </Badge>{" "}
                <span className="wrap-anywhere" dir="auto">
                  {why || "Not said why"}
                </span>
              </summary>
              <div className="mt-1 mb-2 ms-4 border-s-2 border-line ps-3">
                <ExampleView example={example} bare />
              </div>
            </details>
          </li>
        );
      })}
    </ul>
  );
}

/** What an example of a guideline shows, in words and signs. */
export const VERDICT_WORDS: Record<Verdict, { label: string; tone: Tone; Icon: LucideIcon }> = {
  good: { label: "Good", tone: "good", Icon: CircleCheck },
  bad: { label: "Bad", tone: "bad", Icon: CircleX },
  borderline: { label: "Borderline", tone: "warn", Icon: CircleSlash },
};
