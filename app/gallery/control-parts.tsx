"use client";

import { Download, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldSet } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { KeyHints } from "@/components/ui/key-hints";
import { RadioGroup } from "@/components/ui/radio-group";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { ARABIC, LONG_WORD } from "./hostile";

const KINDS = ["text", "instruction", "preference", "reward", "conversation"].map((kind) => ({
  value: kind,
  label: kind,
}));

export function ControlParts() {
  const [kinds, setKinds] = useState<string[]>(["text"]);
  return (
    <>
      <Section title="Buttons">
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary" keys="mod+enter">
            Submit and next
          </Button>
          <Button icon={<Pencil aria-hidden />}>Edit</Button>
          <Button keys="s">Skip</Button>
          <Button variant="quiet" icon={<Download aria-hidden />}>
            Download
          </Button>
          <Button variant="danger" icon={<Trash2 aria-hidden />}>
            Retire version 3
          </Button>
          <Button variant="primary" busy>
            Publishing
          </Button>
          <Button disabled>Not yet</Button>
          <Button size="sm">Small</Button>
          <IconButton label="Edit" keys="e">
            <Pencil aria-hidden />
          </IconButton>
        </div>
        <div className="mt-3">
          <KeyHints
            hints={[
              { keys: ["1", "5"], does: "choose" },
              { keys: ["up", "down"], does: "move" },
              { keys: "u", does: "undo" },
              { keys: "mod+enter", does: "submit" },
            ]}
          />
        </div>
      </Section>
      <Section title="Fields" note="Labels above, help below, errors say how to mend it">
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
          <Field label="Name" required help="Shown to annotators">
            <Input defaultValue="Helpfulness of short answers" />
          </Field>
          <Field label="Key" error="use a lower-case letter, then letters, digits, - or _ (at most 63)">
            <Input defaultValue={LONG_WORD} className="font-mono" />
          </Field>
          <Field label="Kind">
            <Select options={KINDS} placeholder="Choose a kind" />
          </Field>
          <Field label="Kinds" help="As many as fit">
            <Combobox label="Kinds" options={KINDS} value={kinds} onValueChange={setKinds} multiple />
          </Field>
          <Field label="Comment">
            <Textarea defaultValue={ARABIC} />
          </Field>
          <Field label="Hash" help="Cannot be changed">
            <Input readOnly value="9f2c4be17ad0" className="font-mono" />
          </Field>
          <Field label="Closed">
            <Input disabled defaultValue="The round has ended" />
          </Field>
        </div>
      </Section>
      <Section title="Choices">
        <div className="grid gap-6 sm:grid-cols-3">
          <FieldSet legend="What should happen to older labels?" help="Of criteria that changed in meaning">
            <RadioGroup
              defaultValue="requeue"
              options={[
                { value: "keep", label: "Keep them", help: "They stay with their version" },
                { value: "requeue", label: "Queue them again" },
                { value: "sample", label: "Queue a sample", disabled: true },
              ]}
            />
          </FieldSet>
          <FieldSet legend="Formats">
            <Checkbox label="Long CSV" defaultChecked />
            <Checkbox label="NDJSON" help="With resolutions" />
            <Checkbox label="All shapes" mixed />
            <Checkbox label="Not for this kind" disabled />
          </FieldSet>
          <div className="grid content-start gap-2">
            <Switch label="Open next at once" defaultChecked />
            <Switch label="Blind review" help="Reviewers see no names" />
          </div>
        </div>
      </Section>
    </>
  );
}
