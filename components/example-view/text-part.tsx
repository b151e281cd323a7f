"use client";

import { ChevronRight } from "lucide-react";
import { createContext, type ReactNode, useContext } from "react";
import { LongText } from "./long-text";

/** Where in an example a text stands; responses, turns, contexts and steps count from 0 in the example's own order. */
type PartName =
  | "text"
  | "prompt"
  | "response"
  | "system"
  | "reasoning"
  | `${"response" | "turn" | "thought" | "context" | "step"}-${number}`;

/** Draws a text in place of the usual way, for example to mark spans in it; `undefined` leaves it to the usual way. */
export type RenderText = (text: string, part: PartName) => ReactNode | undefined;

interface TextSettings {
  raw: boolean;
  renderText: RenderText | undefined;
}

export const TextSettingsContext = createContext<TextSettings>({ raw: false, renderText: undefined });

/** One text of an example. An empty one says so. */
export function PartText({ text, part }: { text: string; part: PartName }) {
  const { raw, renderText } = useContext(TextSettingsContext);
  if (text.trim() === "") return <p className="text-muted italic">{text === "" ? "empty" : "only spaces"}</p>;
  return renderText?.(text, part) ?? <LongText key={text} text={text} raw={raw} />;
}

interface PartProps {
  label: ReactNode;
  /** Beside the label, such as a model's name. */
  note?: ReactNode;
  /** The part that answers, as against what it answers to. */
  strong?: boolean;
  /** What it says: its bar stands where these lines begin. */
  text: string;
  children: ReactNode;
}

/** A part with its name: beside it where there is room, else above. */
export function Part({ label, note, strong = false, text, children }: PartProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-1 @2xl:grid-cols-[5.5rem_minmax(0,1fr)]">
      <p className="pt-0.5 text-muted">
        {label}
        {note && <span className="block text-xs wrap-anywhere">{note}</span>}
      </p>
      <div dir={textDirection(text)} className={strong ? "min-w-0 border-s-2 border-edge ps-3" : "min-w-0 ps-3.5"}>
        {children}
      </div>
    </div>
  );
}

interface FoldedProps {
  label: string;
  /** What is seen of it while it is folded. */
  preview?: string;
  open?: boolean;
  /** The direction of what is folded. */
  dir?: "ltr" | "rtl";
  children: ReactNode;
}

/** Something that is folded until it is wanted. */
export function Folded({ label, preview = "", open = false, dir, children }: FoldedProps) {
  return (
    <details className="group/folded" open={open}>
      <summary className="flex cursor-pointer list-none items-center gap-2 rounded-sm py-0.5 text-muted hover:text-ink">
        <ChevronRight aria-hidden className="size-4 shrink-0 transition-transform group-open/folded:rotate-90" />
        <span dir="auto" className={preview === "" ? "min-w-0 truncate" : "max-w-2/3 shrink-0 truncate"}>
          {label}
        </span>
        <span dir="auto" className="min-w-0 truncate text-muted group-open/folded:invisible">
          {preview}
        </span>
      </summary>
      <div dir={dir} className="mx-2 mt-1 border-s-2 border-line ps-4">
        {children}
      </div>
    </details>
  );
}

/** A text that is folded until it is wanted; its beginning is shown. */
export function FoldedPart({
  label,
  text,
  part,
  open,
}: {
  label: string;
  text: string;
  part: PartName;
  open?: boolean;
}) {
  const [preview = ""] = text.trimStart().slice(0, 160).split("\n");
  return (
    <Folded label={label} preview={preview} open={open} dir={textDirection(text)}>
      <PartText text={text} part={part} />
    </Folded>
  );
}

const FIRST_LETTER = /\p{L}/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/** The direction of a text by its first letter, as `dir="auto"` finds it. For what stands around a text that has its own `dir`. */
export function textDirection(text: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.test(FIRST_LETTER.exec(text)?.[0] ?? "") ? "rtl" : "ltr";
}
