"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { newCondition, renamed, withBound } from "@/lib/guideline/checks/check-defaults";
import { amount } from "@/lib/guideline/checks/check-words";
import { type Check, checksSchema } from "@/lib/guideline/schema";
import { ConditionForm } from "./condition-form";

/** A bound that was tried on a project's examples. */
export interface TriedBound {
  check: string;
  condition: number;
  /** Undefined where none was tried. */
  value: number | undefined;
}

interface CheckFormProps {
  check: Check;
  /** Keys of the other checks. */
  taken: ReadonlySet<string>;
  isPublished: boolean;
  tried: TriedBound | null;
  onChange: (check: Check) => void;
}

/** What a check is called and what it flags. */
export function CheckForm({ check, taken, isPublished, tried, onChange }: CheckFormProps) {
  const { title, match, conditions } = check;
  const problems = problemsOf(check);
  const set = (next: Check["conditions"]) => onChange({ ...check, conditions: next });
  return (
    <div className="grid gap-3 rounded-lg border border-line bg-raised p-3">
      <Tried check={check} tried={tried} onChange={onChange} />
      <Field label="Name" help={`${check.key} for programs`} error={problems.get("title")}>
        <Input
          value={title}
          maxLength={200}
          onChange={(event) => onChange(renamed(check, event.target.value, taken, isPublished))}
        />
      </Field>
      {conditions.length > 1 && (
        <Field label="It flags what meets">
          <Select
            value={match}
            options={[
              { value: "any", label: "one of these" },
              { value: "all", label: "all of these" },
            ]}
            onChange={(event) => onChange({ ...check, match: event.target.value as Check["match"] })}
          />
        </Field>
      )}
      {conditions.map((condition, at) => (
        <ConditionForm
          // The place is the identity: two conditions may be equal while they are written.
          key={`${conditions.length}-${at.toString()}`}
          name={`condition ${at + 1}`}
          condition={condition}
          problems={Object.fromEntries(
            ["fact", "part", "speaker", "operator", "value", "from", "below", "values", "types"].flatMap((field) => {
              const problem = problems.get(`conditions.${at}.${field}`);
              return problem === undefined ? [] : [[field, problem]];
            }),
          )}
          onChange={(next) => set(conditions.map((one, index) => (index === at ? next : one)))}
          onRemove={() => set(conditions.filter((_, index) => index !== at))}
        />
      ))}
      {problems.has("conditions") && <FieldError>{problems.get("conditions")}</FieldError>}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden />}
          onClick={() => set([...conditions, newCondition("characters", lastPlace(conditions))])}
        >
          Add a condition
        </Button>
      </div>
    </div>
  );
}

function lastPlace(conditions: Check["conditions"]) {
  const last = conditions.at(-1);
  return last && last.operator !== "repeats" ? last : undefined;
}

/** What keeps a check from being published, by the path of its field. */
function problemsOf(check: Check): Map<string, string> {
  const issues = checksSchema.safeParse([check]).error?.issues ?? [];
  return new Map(issues.map(({ path, message }) => [path.slice(1).join("."), message]));
}

const show = (element: HTMLElement | null) => element?.scrollIntoView({ block: "center" });

function Tried({ check, tried, onChange }: Pick<CheckFormProps, "check" | "tried" | "onChange">) {
  if (tried?.value === undefined) return null;
  const next = withBound(check, tried.condition, tried.value);
  const condition = check.conditions[tried.condition];
  if (next === check || !condition || !("value" in condition)) return null;
  if (condition.value === tried.value) return null;
  const [old, now] = [condition.value, tried.value].map((value) => amount(condition.fact, value));
  return (
    <div ref={show} className="flex flex-wrap items-center gap-2 border-s-2 border-info ps-3">
      <p className="min-w-0 flex-1">
        You tried {now} in place of {old}.
      </p>
      <Button size="sm" onClick={() => onChange(next)}>
        Use {now}
      </Button>
    </div>
  );
}
