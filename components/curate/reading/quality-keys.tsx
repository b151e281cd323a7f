"use client";

import { Check } from "lucide-react";
import { Kbd } from "@/components/ui/kbd";
import { ariaKeys } from "@/components/ui/key-glyph";
import type { Quality } from "@/lib/curate/readings/schema";
import { QUALITIES } from "@/lib/guideline/schema";
import { digitOf } from "./reading-keys";
import { LACKING } from "./reading-words";

interface QualityKeysProps {
  lacking: readonly Quality[];
  /** What the version says of each, as far as it does. */
  definitions: Partial<Record<Quality, string>>;
  onToggle: (quality: Quality) => void;
}

/** What an example can lack, one key each, with what the guideline says of it. */
export function QualityKeys({ lacking, definitions, onToggle }: QualityKeysProps) {
  return (
    <fieldset className="grid min-w-0">
      <legend className="mb-1 font-medium">What does it lack?</legend>
      {QUALITIES.map((quality) => {
        const isLacking = lacking.includes(quality);
        return (
          <div key={quality} className="border-b border-line py-1">
            <button
              type="button"
              aria-pressed={isLacking}
              aria-keyshortcuts={ariaKeys(digitOf(quality))}
              onClick={() => onToggle(quality)}
              className="flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-lg px-2 text-start hover:bg-sunken aria-pressed:bg-warn-wash aria-pressed:font-medium pointer-coarse:min-h-10"
            >
              <Kbd keys={digitOf(quality)} />
              <span className="min-w-0 flex-1">{LACKING[quality].label}</span>
              {isLacking && <Check aria-hidden className="size-4 shrink-0 text-warn" />}
            </button>
            {definitions[quality] && (
              <p className="line-clamp-3 ps-2 text-muted" dir="auto">
                {definitions[quality]}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
