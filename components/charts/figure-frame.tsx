"use client";

import { stringify } from "csv-stringify/browser/esm/sync";
import { Download } from "lucide-react";
import { type ReactNode, useId, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { saveFile } from "@/components/ui/save-file";
import { useToast } from "@/components/ui/toast";
import { neutralise } from "@/lib/formats/spreadsheet-safe";

/** What a figure shows, unrounded, for whoever goes on calculating: the head of each column, then a row a line. */
export interface FigureData {
  columns: string[];
  rows: (string | number | null)[][];
}

interface FigureFrameProps {
  /** The question that the figure answers. */
  question: string;
  /** What it rests on: `n 120 items, 6 annotators, v3`. */
  caption: ReactNode;
  /** Where the examples behind it are, or more about it. */
  action?: ReactNode;
  /** Made when somebody takes it along: a page that gave it would be heavy with what hardly anybody wants. */
  data: () => FigureData | Promise<FigureData>;
  className?: string;
  children: ReactNode;
}

/** What every figure has: a question above, what it rests on below, and both its picture and its numbers to take along. */
export function FigureFrame({ question, caption, action, data, className = "", children }: FigureFrameProps) {
  const id = useId();
  const figure = useRef<HTMLElement>(null);
  const say = useToast();
  const csv = async () => {
    try {
      saveCsv(await data(), question);
    } catch {
      say({ tone: "bad", title: "The figures did not come", body: "Try again in a moment." });
    }
  };
  const picture = async () => {
    try {
      await savePicture(figure.current!, question);
    } catch {
      say({ tone: "bad", title: "The browser could not draw the picture", body: "Its figures can be had as CSV." });
    }
  };
  return (
    <figure
      ref={figure}
      aria-labelledby={id}
      className={`m-0 grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-2 ${className}`}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <p id={id} className="min-w-0 pt-1 font-medium">
          {question}
        </p>
        <span className="no-print flex items-center gap-1">
          {action}
          <Menu
            align="end"
            trigger={
              <IconButton size="sm" variant="quiet" label={`Take along: ${question}`}>
                <Download aria-hidden />
              </IconButton>
            }
          >
            <MenuItem onSelect={csv}>Figures as CSV</MenuItem>
            <MenuItem onSelect={picture}>Picture as PNG</MenuItem>
          </Menu>
        </span>
      </div>
      {children}
      <figcaption className="figures text-xs text-muted">{caption}</figcaption>
    </figure>
  );
}

function saveCsv({ columns, rows }: FigureData, name: string): void {
  const safe = [columns, ...rows].map((cells) =>
    cells.map((cell) => (typeof cell === "string" ? neutralise(cell) : cell)),
  );
  saveFile(
    new Blob([stringify(safe, { record_delimiter: "windows", bom: true })], { type: "text/csv" }),
    `${fileName(name)}.csv`,
  );
}

/** The figure as it stands on the page, without its buttons. What draws it is fetched only now. */
async function savePicture(figure: HTMLElement, name: string): Promise<void> {
  const { domToBlob } = await import("modern-screenshot");
  const blob = await domToBlob(figure, {
    scale: 2,
    backgroundColor: getComputedStyle(document.body).backgroundColor,
    filter: (node) => !(node instanceof Element && node.classList.contains("no-print")),
  });
  saveFile(blob, `${fileName(name)}.png`);
}

function fileName(question: string): string {
  return question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
