"use client";

import { Pencil, Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { newCheck } from "@/lib/guideline/checks/check-defaults";
import { checkSentence } from "@/lib/guideline/checks/check-words";
import type { Check } from "@/lib/guideline/schema";
import { CheckForm, type TriedBound } from "./check-form";

interface QualityChecksProps {
  quality: Check["quality"];
  /** "Correctly formatted" */
  name: string;
  /** Those of all qualities. */
  checks: readonly Check[];
  publishedChecks: ReadonlySet<string>;
  tried: TriedBound | null;
  /** Place of the check in the form. */
  open: number | null;
  onOpen: (place: number | null) => void;
  onChange: (checks: readonly Check[]) => void;
}

/** The checks beside the words of one quality. */
export function QualityChecks(props: QualityChecksProps) {
  const { quality, name, checks, publishedChecks, tried, open, onOpen, onChange } = props;
  const keys = checks.map(({ key }) => key);
  const own = checks.flatMap((check, at) => (check.quality === quality ? [{ check, at }] : []));
  return (
    <div className="grid gap-2">
      {own.length > 0 && (
        <ul className="grid gap-2" aria-label={`Checks of: ${name}`}>
          {own.map(({ check, at }) => (
            <li key={at} className="grid gap-2">
              <div className="flex items-start gap-1">
                <p className="min-w-0 flex-1 wrap-anywhere">
                  <span className="font-medium">{check.title || "A check without a name"}</span>{" "}
                  <span className="text-muted">{checkSentence(check)}</span>
                </p>
                <IconButton
                  size="sm"
                  label={open === at ? `Fold ${check.title || "the check"}` : `Change ${check.title || "the check"}`}
                  aria-expanded={open === at}
                  onClick={() => onOpen(open === at ? null : at)}
                >
                  <Pencil aria-hidden />
                </IconButton>
                <IconButton
                  size="sm"
                  label={`Remove ${check.title || "the check"}`}
                  onClick={() => {
                    onOpen(null);
                    onChange(checks.filter((_, index) => index !== at));
                  }}
                >
                  <Trash2 aria-hidden />
                </IconButton>
              </div>
              {open === at && (
                <CheckForm
                  check={check}
                  taken={new Set(keys.filter((_, index) => index !== at))}
                  isPublished={publishedChecks.has(check.key)}
                  tried={tried?.check === check.key ? tried : null}
                  onChange={(next) => onChange(checks.map((one, index) => (index === at ? next : one)))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button
          size="sm"
          variant="quiet"
          icon={<Plus aria-hidden />}
          onClick={() => {
            onChange([...checks, newCheck(quality, new Set(keys))]);
            onOpen(checks.length);
          }}
        >
          Add a check<span className="sr-only"> of: {name}</span>
        </Button>
      </div>
    </div>
  );
}
