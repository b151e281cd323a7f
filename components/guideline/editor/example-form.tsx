"use client";

import { Trash2 } from "lucide-react";
import { ExampleView } from "@/components/example-view/example-view";
import { VERDICT_WORDS } from "@/components/guideline/examples/example-list";
import { Badge } from "@/components/ui/badge";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { BlindExample } from "@/lib/formats/example";
import { responseLetter } from "@/lib/guideline/answers/response-letters";
import { type GuidelineExample, VERDICTS, type Verdict } from "@/lib/guideline/guideline-example";
import { subjectValue, valueSubject } from "./example-subjects";

interface ExampleFormProps {
  example: GuidelineExample;
  subjects: readonly { value: string; label: string }[];
  onChange: (example: GuidelineExample) => void;
  onRemove: () => void;
}

const WHY: Record<Verdict, string> = {
  good: "What makes it right",
  bad: "What is wrong with it",
  borderline: "On which side of the line it falls, and why",
};

/** One example: what it shows, of what, why, and its texts. */
export function ExampleForm({ example, subjects, onChange, onRemove }: ExampleFormProps) {
  const { verdict, why, source } = example;
  const { label, tone, Icon } = VERDICT_WORDS[verdict];
  const at = subjectValue(example);
  const known = subjects.some(({ value }) => value === at);
  return (
    <div className="grid gap-2 rounded-lg border border-line bg-raised p-3">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={tone} icon={<Icon aria-hidden />}>
          {label}
        </Badge>
        {source && <span className="min-w-0 truncate font-mono text-xs text-muted">copied from {source}</span>}
        <IconButton size="sm" label="Remove this example" onClick={onRemove} className="ms-auto">
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      <div className="grid gap-2 @md:grid-cols-[9rem_minmax(0,1fr)]">
        <Field label="It is">
          <Select
            value={verdict}
            options={VERDICTS.map((one) => ({ value: one, label: VERDICT_WORDS[one].label }))}
            onChange={(event) => onChange({ ...example, verdict: event.target.value as Verdict })}
          />
        </Field>
        <Field label="As an example of">
          <Select
            value={at}
            options={known ? subjects : [{ value: at, label: "A place that is gone" }, ...subjects]}
            onChange={(event) => {
              const { criterion: _criterion, clause: _clause, ...rest } = example;
              onChange({ ...rest, ...valueSubject(event.target.value) });
            }}
          />
        </Field>
      </div>
      <Field label="Why" error={why.trim() ? undefined : "Say why: it is what people remember."}>
        <Textarea
          rows={1}
          value={why}
          placeholder={WHY[verdict]}
          onChange={(event) => onChange({ ...example, why: event.target.value })}
        />
      </Field>
      <ExampleTexts example={example.example} onChange={(next) => onChange({ ...example, example: next })} />
    </div>
  );
}

interface ExampleTextsProps {
  example: BlindExample;
  onChange: (example: BlindExample) => void;
}

/** The texts of an example, to write; a conversation is shown as it is. */
function ExampleTexts({ example, onChange }: ExampleTextsProps) {
  switch (example.kind) {
    case "conversation":
      return <ExampleView example={example} bare />;
    case "text":
      return <Text label="Text" text={example.text} onWrite={(text) => onChange({ ...example, text })} />;
    case "preference":
      return (
        <>
          <Text label="Prompt" text={example.prompt} onWrite={(prompt) => onChange({ ...example, prompt })} />
          {example.responses.map(({ text }, at) => (
            <Text
              key={responseLetter(at)}
              label={`Response ${responseLetter(at)}`}
              text={text}
              onWrite={(written) => {
                const responses = example.responses.map((old, index) => (index === at ? { text: written } : old));
                onChange({ ...example, responses });
              }}
            />
          ))}
        </>
      );
    default:
      return (
        <>
          <Text label="Prompt" text={example.prompt} onWrite={(prompt) => onChange({ ...example, prompt })} />
          <Text label="Response" text={example.response} onWrite={(response) => onChange({ ...example, response })} />
        </>
      );
  }
}

function Text({ label, text, onWrite }: { label: string; text: string; onWrite: (text: string) => void }) {
  return (
    <Field label={label}>
      <Textarea rows={2} value={text} onChange={(event) => onWrite(event.target.value)} className="max-h-60!" />
    </Field>
  );
}
