"use client";

import { type ReactNode, useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { CommandPalette, type FindMore, type PaletteItem } from "@/components/ui/command-palette";
import { Connection } from "./connection";
import { useFrameCommands } from "./frame-commands";
import { KeysDialog } from "./keys-dialog";
import { FollowPage, type LiveFrame } from "./live-frame";
import { PrintHeader } from "./print-header";
import { Rail } from "./rail";
import { type RailEntry, ROOMS } from "./rail-entry";
import { StageSheet } from "./stage-sheet";
import { ThingProvider } from "./thing";
import { type FrameProject, TopBar } from "./top-bar";

interface WorkbenchFrameProps {
  project?: FrameProject;
  /** Where the sign leads. */
  homeHref?: string;
  /** The stages this person may enter, in the order of the flow. */
  entries: RailEntry[];
  others?: RailEntry[];
  person: { name: string; role?: string };
  personMenu: ReactNode;
  status?: ReactNode;
  /** Pages below the places, which the palette knows by itself. */
  pages?: PaletteItem[];
  /** Looks for what has a name or a text. */
  find?: FindMore;
  /** What can be looked for, as the end of "Go to …". */
  findable?: string;
  narrowRail?: boolean;
  children: ReactNode;
}

/** Rail, top bar, palette and the place for a page. Knows nothing of data: everything is handed in, or told by the page. */
export function WorkbenchFrame(props: WorkbenchFrameProps) {
  return (
    <ThingProvider>
      <FollowPage entries={props.entries}>
        {(entries, live) => <FrameAround {...props} entries={entries} live={live} />}
      </FollowPage>
    </ThingProvider>
  );
}

function FrameAround({ live, ...props }: WorkbenchFrameProps & { live: LiveFrame }) {
  const { entries, others = [], pages = [] } = props;
  const { status = <Connection unsaved={live.unsaved} unreachable={live.unreachable} /> } = props;
  const [searching, setSearching] = useState(false);
  useHotkeys("mod+k", () => setSearching(true), {
    enableOnFormTags: true,
    enableOnContentEditable: true,
    preventDefault: true,
  });
  const [showsKeys, setShowsKeys] = useState(false);
  const commands = useFrameCommands(() => setShowsKeys(true));
  const places = [...entries, ...others].map(({ room, href }): PaletteItem => {
    const { label, Icon, words } = ROOMS[room];
    return { id: href, label, words, href, icon: <Icon aria-hidden /> };
  });
  const all = [...entries, ...others];
  return (
    <div className="flex min-h-dvh print:block">
      <SkipLinks />
      <Rail
        entries={entries}
        others={others}
        homeHref={props.homeHref ?? "/"}
        initiallyNarrow={props.narrowRail ?? false}
      />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar
          project={props.project}
          entries={all}
          person={props.person}
          personMenu={props.personMenu}
          status={status}
          onSearch={() => setSearching(true)}
        />
        <main
          id="content"
          tabIndex={-1}
          className="flex min-w-0 flex-1 flex-col p-4 outline-none max-md:pb-16 md:px-6 md:py-5 print:block print:p-0"
        >
          <PrintHeader project={props.project} entries={all} person={props.person.name} />
          {props.children}
        </main>
      </div>
      <StageSheet entries={entries} others={others} />
      <KeysDialog open={showsKeys} onOpenChange={setShowsKeys} />
      <CommandPalette
        open={searching}
        onOpenChange={setSearching}
        groups={[
          { heading: "Go to", items: [...places, ...pages] },
          { heading: "Do", items: commands },
        ]}
        find={props.find}
        placeholder={props.findable && `Go to ${props.findable}`}
      />
    </div>
  );
}

const style =
  "fixed start-2 top-2 z-60 max-w-[calc(100vw-1rem)] truncate rounded-lg bg-slate px-3 py-1.5 text-on-slate not-focus:sr-only forced-colors:forced-color-adjust-none";

/** The page's first primary action that can be seen and used: what waits there. */
function whatWaits(): HTMLElement | null {
  const actions = document.querySelectorAll<HTMLElement>("#content [data-primary]:not(:disabled)");
  return [...actions].find((action) => action.checkVisibility()) ?? null;
}

/** The first stops of a page. One leads to what waits on it, past the rail, the bar and any form before it; one to its content. */
function SkipLinks() {
  const [waits, setWaits] = useState<string | null>(null);
  function look() {
    setWaits(whatWaits()?.textContent ?? null);
  }
  function go() {
    const action = whatWaits() ?? document.getElementById("content");
    // A link can be followed at once; a button that sends something is only reached.
    if (action instanceof HTMLAnchorElement) action.click();
    else action?.focus();
  }
  return (
    <>
      <button type="button" className={style} onFocus={look} onBlur={() => setWaits(null)} onClick={go}>
        To what waits{waits && `: ${waits}`}
      </button>
      <a href="#content" className={style}>
        Skip to the content
      </a>
    </>
  );
}
