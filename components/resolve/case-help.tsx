"use client";

import { CircleHelp } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { type KeyHint, KeyHints } from "@/components/ui/key-hints";
import { REASON_WORDS, REASONS } from "@/lib/resolve/schema";
import { ANSWER_KEYS, COMMAND_KEYS, COMMANDS, NONE, OTHER, REASON_KEYS, SPLIT, useCaseKeys } from "./case-keys";

const ANSWERS: KeyHint[] = [
  { keys: ["1", "9"], does: "Choose the listed answer that shows this digit" },
  { keys: ANSWER_KEYS[OTHER]!, does: "Write an answer that nobody gave" },
  { keys: ANSWER_KEYS[SPLIT]!, does: "Keep the split: several answers are right, in these shares" },
  { keys: ANSWER_KEYS[NONE]!, does: "No single right answer" },
];

/** Every key of the desk, from the table that the handlers read, and what each reason means. */
export function CaseHelp() {
  const [open, setOpen] = useState(false);
  useCaseKeys((action) => {
    const mine = action.do === "command" && action.command === "help";
    if (mine) setOpen(true);
    return mine;
  });
  return (
    <>
      <Button icon={<CircleHelp aria-hidden />} keys={COMMAND_KEYS.help.key} onClick={() => setOpen(true)}>
        Keys and reasons
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Keys and reasons" place="wide">
        <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
          <div className="grid content-start gap-6 pointer-coarse:hidden">
            <KeyHints layout="list" hints={ANSWERS} />
            <KeyHints
              layout="list"
              hints={COMMANDS.map((command) => ({ keys: COMMAND_KEYS[command].key, does: COMMAND_KEYS[command].does }))}
            />
          </div>
          <div>
            <h3 className="mb-2 font-medium">Why people differ</h3>
            <dl className="grid gap-2">
              {REASONS.map((reason) => (
                <div key={reason}>
                  <dt className="flex items-center justify-between gap-2 font-medium">
                    {REASON_WORDS[reason].label} <Kbd keys={REASON_KEYS[reason]} />
                  </dt>
                  <dd className="text-muted">{REASON_WORDS[reason].help}</dd>
                </div>
              ))}
            </dl>
          </div>
        </div>
      </Dialog>
    </>
  );
}
