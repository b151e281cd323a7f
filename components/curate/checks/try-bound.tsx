"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useGo } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { factNamed } from "@/lib/core/facts/catalogue";
import type { BoundCondition, Histogram } from "@/lib/core/facts/trial";
import { checksHref } from "@/lib/curate/checks/address";
import { draftHref } from "@/lib/guideline/address";
import { withBound } from "@/lib/guideline/checks/check-defaults";
import { amount, conditionWords } from "@/lib/guideline/checks/check-words";
import { isShare } from "@/lib/guideline/checks/fact-words";
import type { Check } from "@/lib/guideline/schema";
import { BoundChart } from "./bound-chart";

interface TryBoundProps {
  projectId: string;
  guidelineId: string;
  /** Where the page is, without its random draw. */
  here: { of: "version" | "draft"; check: string; condition?: number; value?: number | undefined };
  /** With the bound that is tried. */
  check: Check;
  condition: number;
  bounded: BoundCondition;
  /** The bound in the guideline. */
  ownBound: number;
  histogram: Histogram | null;
}

/** Where the bound of a condition lies among the values, and another one tried in its place. The address holds what is tried. */
export function TryBound(props: TryBoundProps) {
  const { projectId, guidelineId, here, check, condition, bounded, ownBound, histogram } = props;
  const go = useGo();
  const fact = factNamed(bounded.fact);
  const scale = fact && isShare(fact) ? 100 : 1;
  const written = (value: number) => String(Number((value * scale).toPrecision(12)));
  const [moved, setMoved] = useState({ of: bounded.value, to: written(bounded.value) });
  // After going to another bound the field holds that one.
  const typed = moved.of === bounded.value ? moved.to : written(bounded.value);
  const value = typed.trim() === "" ? Number.NaN : Number(typed.replace(",", ".")) / scale;
  const fits = Number.isFinite(value) && (value === bounded.value || withBound(check, condition, value) !== check);
  const hrefOf = (tried: number) => checksHref(projectId, { ...here, value: tried === ownBound ? null : tried });
  const show = (to: string) => setMoved({ of: bounded.value, to });
  const tryIt = (tried: number) => go.push(hrefOf(tried), { scroll: false });
  const others = check.conditions.flatMap((one, at) => ("value" in one && at !== condition ? [{ one, at }] : []));
  return (
    <div className="grid gap-3">
      {histogram ? (
        <BoundChart
          histogram={histogram}
          bounded={bounded}
          bound={fits ? value : bounded.value}
          onMove={(next) => show(written(next))}
          onSettle={(next) => next !== bounded.value && tryIt(next)}
        />
      ) : (
        <p className="text-muted">No example has a value of “{fact?.title ?? bounded.fact}” here.</p>
      )}
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (fits) tryIt(value);
        }}
      >
        <Field
          label={scale === 100 ? "Bound to try, in per cent" : `Bound to try${fact?.unit ? `, in ${fact.unit}` : ""}`}
          error={fits ? undefined : scale === 100 ? "Write a number from 0 to 100." : "Write a number."}
          className="w-56"
        >
          <Input inputMode="decimal" value={typed} className="tabular" onChange={(event) => show(event.target.value)} />
        </Field>
        <Button type="submit">Try it</Button>
        {bounded.value !== ownBound && (
          <>
            <LinkButton
              variant="primary"
              href={draftHref(guidelineId, { check: check.key, condition, value: bounded.value })}
            >
              Use {amount(bounded.fact, bounded.value)} instead
            </LinkButton>
            <LinkButton href={hrefOf(ownBound)} scroll={false}>
              Back to {amount(bounded.fact, ownBound)}
            </LinkButton>
          </>
        )}
      </form>
      {others.length > 0 && (
        <p className="text-muted">
          Other bounds of this check:{" "}
          {others.map(({ one, at }) => (
            <TextLink
              key={at}
              className="me-3"
              href={checksHref(projectId, { ...here, condition: at, value: null })}
              scroll={false}
            >
              {conditionWords(one)}
            </TextLink>
          ))}
        </p>
      )}
    </div>
  );
}
