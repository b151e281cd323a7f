"use client";

import { Dialog } from "@/components/ui/dialog";
import { KeyHints } from "@/components/ui/key-hints";

interface KeysDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const PLACES = [
  {
    where: "Everywhere",
    hints: [
      { keys: "mod+k", does: "Search and commands" },
      { keys: "tab", does: "First to what waits on the page, then to its content" },
    ],
  },
  {
    where: "In tables",
    hints: [
      { keys: ["j", "k"], does: "The next row, the one before" },
      { keys: ["home", "end"], does: "The first row, the last" },
      { keys: "enter", does: "Opens the row" },
      { keys: "x", does: "Selects it, where rows can be selected" },
    ],
  },
  {
    where: "Where you look for words in an example",
    hints: [
      { keys: "enter", does: "The next place" },
      { keys: "shift+enter", does: "The place before" },
      { keys: "esc", does: "Ends the search" },
    ],
  },
];

/** The keys that hold on many pages. Labelling has its own, which its "?" shows. */
export function KeysDialog({ open, onOpenChange }: KeysDialogProps) {
  return (
    <Dialog title="Keyboard shortcuts" open={open} onOpenChange={onOpenChange}>
      <div className="grid gap-5">
        {PLACES.map(({ where, hints }) => (
          <section key={where}>
            <h3 className="mb-2 font-medium">{where}</h3>
            <KeyHints layout="list" hints={hints} />
          </section>
        ))}
        <p className="text-muted">
          Labelling has keys of its own: press ? there. Other pages show their keys on their buttons.
        </p>
      </div>
    </Dialog>
  );
}
