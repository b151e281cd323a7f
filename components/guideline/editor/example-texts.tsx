"use client";

import { ExampleView } from "@/components/example-view/example-view";
import { responseLetter } from "@/components/example-view/response-letter";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { BlindExample } from "@/lib/formats/example";

interface ExampleTextsProps {
  example: BlindExample;
  onChange: (example: BlindExample) => void;
}

/** The texts of an example, to write; a conversation is shown as it is. */
export function ExampleTexts({ example, onChange }: ExampleTextsProps) {
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
