"use client";

import { memo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Textarea } from "@/components/ui/textarea";
import { READY_SETS, withReadySet } from "@/lib/guideline/checks/ready-sets";
import { type Check, type GuidelineContent, QUALITIES } from "@/lib/guideline/schema";
import type { TriedBound } from "./check-form";
import { QualityChecks } from "./quality-checks";

type Qualities = GuidelineContent["qualities"];
type Quality = (typeof QUALITIES)[number];

const QUESTIONS: Record<Quality, { label: string; help: string }> = {
  relevant: { label: "Relevant", help: "Which examples belong in this dataset at all?" },
  aligned: { label: "Aligned with the task", help: "When does an answer fit what was asked?" },
  consistent: { label: "Consistent", help: "When do two people decide alike?" },
  formatted: { label: "Correctly formatted", help: "What must an example look like to be used?" },
  unique: { label: "Sufficiently unique", help: "When are two examples too alike to keep both?" },
  compliant: { label: "Compliant", help: "What may not be in the data?" },
};

interface QualitiesFormProps {
  qualities: Qualities;
  checks: readonly Check[];
  publishedChecks: ReadonlySet<string>;
  /** The bound to begin with. */
  tried: TriedBound | null;
  onChange: (qualities: Qualities) => void;
  onChecks: (checks: readonly Check[]) => void;
}

/** What each of the six qualities of good data means here, in words and as checks. */
export const QualitiesForm = memo(function QualitiesForm(props: QualitiesFormProps) {
  const { qualities, checks, publishedChecks, tried, onChange, onChecks } = props;
  const [open, setOpen] = useState<number | null>(() => {
    const at = checks.findIndex(({ key }) => key === tried?.check);
    return at === -1 ? null : at;
  });
  return (
    <div className="grid gap-5">
      <p className="text-muted">
        Data is good when it has these six qualities. Say what each means for yours. A check flags by machine what lacks
        one; it deletes nothing, and who labels does not see it.
      </p>
      <div>
        <Menu trigger={<Button size="sm">Add the checks for …</Button>}>
          {READY_SETS.map((set) => (
            <MenuItem key={set.id} onSelect={() => onChecks(withReadySet(checks, set))}>
              {set.name}
            </MenuItem>
          ))}
        </Menu>
      </div>
      {QUALITIES.map((quality) => (
        <div key={quality} className="grid gap-2">
          <Field label={QUESTIONS[quality].label} help={QUESTIONS[quality].help}>
            <Textarea
              rows={2}
              value={qualities[quality] ?? ""}
              onChange={(event) => {
                const { [quality]: _old, ...others } = qualities;
                onChange(event.target.value === "" ? others : { ...others, [quality]: event.target.value });
              }}
            />
          </Field>
          <QualityChecks
            quality={quality}
            name={QUESTIONS[quality].label}
            checks={checks}
            publishedChecks={publishedChecks}
            tried={tried}
            open={open}
            onOpen={setOpen}
            onChange={onChecks}
          />
        </div>
      ))}
    </div>
  );
});
