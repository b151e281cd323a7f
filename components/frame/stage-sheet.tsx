"use client";

import { ChevronUp, Compass } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { RailList } from "./rail";
import { currentEntry, type RailEntry, ROOMS } from "./rail-entry";
import { useThing } from "./thing";

/** On a phone: where one is, at the foot of the window; opens all places as a sheet. */
export function StageSheet({ entries, others }: { entries: RailEntry[]; others: RailEntry[] }) {
  const [open, setOpen] = useState(false);
  const path = usePathname();
  const current = currentEntry([...entries, ...others], path);
  const thing = useThing();
  const { label, Icon } = current ? ROOMS[current.room] : { label: null, Icon: Compass };
  const close = () => setOpen(false);
  const bar = (
    <button
      type="button"
      className="stone no-print fixed inset-x-0 bottom-0 z-30 flex h-12 items-center gap-3 border-t border-line bg-paper px-4 text-ink -outline-offset-2 md:hidden"
    >
      <Icon aria-hidden className="size-4" />
      <span className="min-w-0 truncate text-start">
        {label && <span className="font-medium">{label}</span>}
        {thing && current?.href !== path && (
          <span dir="auto">
            {label && " › "}
            {thing}
          </span>
        )}
      </span>
      <span className="ms-auto flex shrink-0 items-center gap-1 text-muted">
        All places <ChevronUp aria-hidden className="size-4" />
      </span>
    </button>
  );
  return (
    <Dialog place="bottom" title="Go to" open={open} onOpenChange={setOpen} trigger={bar}>
      <nav aria-label="Places" className="-m-4">
        <RailList entries={entries} current={current} onGo={close} />
        <div className="border-t border-line">
          <RailList entries={others} current={current} onGo={close} />
        </div>
      </nav>
    </Dialog>
  );
}
