"use client";

import { FieldSet } from "@/components/ui/field";
import { formatCount, formatNumber } from "@/components/ui/format";
import { RadioGroup } from "@/components/ui/radio-group";
import type { ExportQuery } from "@/lib/release/schema";

/** The criterion that is the better response, and on how many of the examples that go out it has a text. */
export interface Better {
  title: string;
  written: number;
  of: number;
}

interface ResponsesChoiceProps {
  better: Better;
  value: ExportQuery["responses"];
  onChange: (responses: ExportQuery["responses"]) => void;
}

/** Which responses training data carries: those that were imported, or what people wrote in their place. */
export function ResponsesChoice({ better: { title, written, of }, value, onChange }: ResponsesChoiceProps) {
  return (
    <FieldSet legend="Responses" help="In shapes for training that hold no judgment on the original.">
      <RadioGroup
        name="responses"
        value={value}
        onValueChange={(responses) => onChange(responses as ExportQuery["responses"])}
        options={[
          { value: "as-is", label: "As they were imported" },
          {
            value: "written",
            label: "What people wrote, where they did",
            help: (
              <>
                By “<bdi>{title}</bdi>”: {formatCount(written, "text")} for {formatNumber(of)} examples. Of a
                preference, the text is chosen over what was preferred.
              </>
            ),
          },
          {
            value: "written-only",
            label: "Only what people wrote",
            help: "Examples without a text, or with several different ones of which none is settled, are left out.",
          },
        ]}
      />
    </FieldSet>
  );
}
