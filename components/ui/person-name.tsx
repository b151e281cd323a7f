import { Bot } from "lucide-react";
import { categoryColor } from "@/components/charts/palette";

interface PersonNameProps {
  name: string;
  /** The person's place in the project's order of joining: gives one colour on all pages. */
  colorIndex: number;
  kind?: "human" | "model" | "external";
  /** A long name takes two lines. */
  wraps?: boolean;
}

/** A person (or a judge) with the colour that stands for them in every chart. */
export function PersonName({ name, colorIndex, kind = "human", wraps }: PersonNameProps) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5">
      <span
        aria-hidden
        className="keep-color size-2 shrink-0 rounded-full"
        style={{ background: categoryColor(colorIndex) }}
      />
      <span className={wraps ? "line-clamp-2" : "truncate"} dir="auto">
        {name}
      </span>
      {kind === "model" && <Bot role="img" aria-label="AI judge" className="size-3.5 shrink-0 text-muted" />}
    </span>
  );
}
