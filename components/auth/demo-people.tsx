"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { signIn } from "./credentials";
import { signInWords } from "./sign-in-words";

export interface DemoPerson {
  email: string;
  name: string;
  role: "lead" | "reviewer" | "annotator" | "viewer";
}

const SEES: Record<DemoPerson["role"], { title: string; words: string }> = {
  lead: {
    title: "Lead",
    words:
      "Writes the guideline, hands out work, and sees how far labels agree, who scores how and what tiredness does.",
  },
  reviewer: {
    title: "Reviewer",
    words: "Settles what annotators disagree about: labels side by side, without names.",
  },
  annotator: {
    title: "Annotators",
    words: "See their next example with the guideline beside it, their own figures, and nobody else's labels.",
  },
  viewer: { title: "Viewers", words: "Read everything and change nothing." },
};

/** One click for each of the demo's people, with what they will see. */
export function DemoPeople({ people, next }: { people: DemoPerson[]; next: string }) {
  const [going, setGoing] = useState<string | null>(null);
  const [code, setCode] = useState<string | null>(null);
  async function go(email: string) {
    setGoing(email);
    const outcome = await signIn("demo", { email });
    if (outcome.ok) location.assign(next);
    else setGoing(null);
    setCode(outcome.ok ? null : outcome.error);
  }
  const roles = (Object.keys(SEES) as DemoPerson["role"][]).filter((role) => people.some((one) => one.role === role));
  return (
    <div className="grid">
      {roles.map((role) => (
        <section key={role} className="border-t border-line py-3">
          <h3 className="font-medium">{SEES[role].title}</h3>
          <p className="mb-2 text-muted">{SEES[role].words}</p>
          <div className="flex flex-wrap gap-2">
            {people
              .filter((one) => one.role === role)
              .map(({ email, name }) => (
                <Button key={email} busy={going === email} onClick={() => going ?? go(email)}>
                  {name}
                </Button>
              ))}
          </div>
        </section>
      ))}
      {code && <FieldError>{signInWords(code)}</FieldError>}
    </div>
  );
}
