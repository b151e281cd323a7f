"use client";

import clsx from "clsx";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { usePathname } from "next/navigation";
import { Suspense, use, useState } from "react";
import { formatNumber } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import { Tooltip } from "@/components/ui/tooltip";
import { Mark } from "./mark";
import { currentEntry, RAIL_COOKIE, type RailEntry, ROOMS, shortCount } from "./rail-entry";

const YEAR = 365 * 86_400_000;

interface RailProps {
  entries: RailEntry[];
  /** Places outside the flow, at the foot. */
  others: RailEntry[];
  homeHref: string;
  /** How the rail stood last time, from the cookie `RAIL_COOKIE`, so that it does not jump. */
  initiallyNarrow: boolean;
}

/** The stages in the order of the flow, on stone. */
export function Rail({ entries, others, homeHref, initiallyNarrow }: RailProps) {
  const [narrow, setNarrow] = useState(initiallyNarrow);
  const current = currentEntry([...entries, ...others], usePathname());
  function fold() {
    // Only on secure origins; elsewhere the rail is wide again after a reload.
    void globalThis.cookieStore?.set({
      name: RAIL_COOKIE,
      value: narrow ? "wide" : "narrow",
      expires: Date.now() + YEAR,
    });
    setNarrow(!narrow);
  }
  return (
    <aside
      className={clsx(
        "stone no-print sticky top-0 flex h-dvh shrink-0 flex-col border-e border-line bg-paper text-ink max-md:hidden",
        narrow ? "w-13" : "w-48",
      )}
    >
      <Link
        href={homeHref}
        className="flex h-11 shrink-0 items-center gap-2.5 px-4 font-semibold tracking-tight -outline-offset-2"
      >
        <Mark />
        <span className={narrow ? "sr-only" : undefined}>Touchstone</span>
      </Link>
      <nav aria-label="Stages" className="min-h-0 flex-1 overflow-y-auto py-2">
        <RailList entries={entries} current={current} narrow={narrow} flow />
      </nav>
      <nav aria-label="Other places" className="border-t border-line py-2">
        <RailList entries={others} current={current} narrow={narrow} />
      </nav>
      <div className={clsx("flex border-t border-line p-2", narrow ? "justify-center" : "justify-end")}>
        <IconButton label={narrow ? "Widen the rail" : "Narrow the rail"} onClick={fold}>
          {narrow ? (
            <PanelLeftOpen aria-hidden className="rtl:rotate-180" />
          ) : (
            <PanelLeftClose aria-hidden className="rtl:rotate-180" />
          )}
        </IconButton>
      </div>
    </aside>
  );
}

interface RailListProps {
  entries: RailEntry[];
  /** Where one is, of all places: the overview’s address begins all others of a project. */
  current: RailEntry | undefined;
  narrow?: boolean;
  /** Draws the line of the flow through the icons. */
  flow?: boolean;
  onGo?: () => void;
}

export function RailList({ entries, current, narrow = false, flow = false, onGo }: RailListProps) {
  return (
    <ol
      className={clsx(
        "relative grid",
        flow && "before:absolute before:inset-y-4 before:start-6 before:w-px before:bg-line md:before:start-6",
      )}
    >
      {entries.map((entry) => (
        <li key={entry.room}>
          <Suspense
            fallback={<RailLink entry={entry} waiting={0} narrow={narrow} current={entry === current} onGo={onGo} />}
          >
            <CountedLink entry={entry} narrow={narrow} current={entry === current} onGo={onGo} />
          </Suspense>
        </li>
      ))}
    </ol>
  );
}

interface RailLinkProps {
  entry: RailEntry;
  /** How much waits there, counted. */
  waiting: number;
  narrow: boolean;
  current: boolean;
  onGo?: () => void;
}

/** The link once it is counted what waits there. */
function CountedLink({ entry, ...rest }: Omit<RailLinkProps, "waiting">) {
  const { waiting = 0 } = entry;
  return <RailLink entry={entry} waiting={typeof waiting === "number" ? waiting : use(waiting)} {...rest} />;
}

function RailLink({ entry, waiting, narrow, current, onGo }: RailLinkProps) {
  const { label, Icon } = ROOMS[entry.room];
  const words = waiting > 0 ? `${label}, ${formatNumber(waiting)} ${entry.waitingFor ?? "waiting"}` : label;
  const link = (
    <Link
      href={entry.href}
      onClick={onGo}
      aria-current={current ? "page" : undefined}
      aria-label={words}
      className={clsx(
        "relative flex h-9 items-center gap-2.5 px-4 -outline-offset-2 transition-colors max-md:h-11",
        current
          ? "bg-raised font-medium text-ink before:absolute before:inset-y-0 before:start-0 before:w-0.5 before:bg-ink"
          : "text-muted hover:bg-raised hover:text-ink",
      )}
    >
      <span className={clsx("relative rounded-sm py-1", current ? "bg-raised" : "bg-paper")}>
        <Icon aria-hidden className="size-4" />
        {narrow && waiting > 0 && <span className="absolute -top-0 -end-1 size-1.5 rounded-full bg-ink" />}
      </span>
      {narrow || (
        <>
          <span className="min-w-0 flex-1 truncate">{label}</span>
          {waiting > 0 && <span className="tabular text-xs text-ink">{shortCount(waiting)}</span>}
        </>
      )}
    </Link>
  );
  return narrow ? (
    <Tooltip text={words} side="right" labels>
      {link}
    </Tooltip>
  ) : (
    link
  );
}
