"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";

/** A message for the people of a round, to be copied and sent by whatever way they are reached. */
export function ShareMessage({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const say = useToast();
  function copy() {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => say({ tone: "warn", title: "The browser refused to copy", body: "Select the text and copy it yourself." }),
    );
  }
  return (
    <div className="grid max-w-3xl gap-2">
      <Field
        label="Message to the annotators"
        help="Send it yourself: nothing is sent from here. Whoever is not a member needs an invitation first."
      >
        <Textarea readOnly rows={7} value={text} onFocus={({ currentTarget }) => currentTarget.select()} />
      </Field>
      <div>
        <Button icon={copied ? <Check aria-hidden /> : <Copy aria-hidden />} onClick={copy}>
          {copied ? "Copied" : "Copy the message"}
        </Button>
      </div>
    </div>
  );
}
