import clsx from "clsx";
import { formatCount } from "@/components/ui/format";
import type { DiffBlock, DiffPart } from "@/lib/guideline/changes/text-diff";

/** Lines of unchanged text shown before and after a change. */
const AROUND = 2;

/** How a text changed, word by word; long stretches that stayed are folded. */
export function TextChanges({ blocks }: { blocks: readonly DiffBlock[] }) {
  if (!blocks.some(({ changed }) => changed)) return <p className="text-muted">The text did not change.</p>;
  return (
    <div className="min-w-0 rounded-lg border border-line bg-raised px-4 py-3 font-mono text-sm leading-6 whitespace-pre-wrap wrap-anywhere">
      <DiffBlocks blocks={blocks} />
    </div>
  );
}

/** The blocks of a comparison in running text. */
export function DiffBlocks({ blocks }: { blocks: readonly DiffBlock[] }) {
  return blocks.map((block, index) => {
    const key = `${index.toString()} ${block.parts.length}`;
    if (block.changed) return <DiffParts key={key} parts={block.parts} />;
    return (
      <Kept key={key} text={block.parts[0]?.text ?? ""} isFirst={index === 0} isLast={index === blocks.length - 1} />
    );
  });
}

/** Removed words struck through, added ones underlined: it reads without colour. */
function DiffParts({ parts }: { parts: readonly DiffPart[] }) {
  return parts.map(({ kind, text }, index) => {
    const key = `${index.toString()} ${kind}`;
    if (kind === "same") return <span key={key}>{text}</span>;
    const Tag = kind === "added" ? "ins" : "del";
    return (
      <Tag
        key={key}
        className={clsx(
          "rounded-sm px-px",
          kind === "added" ? "bg-good-wash decoration-good" : "bg-bad-wash text-muted decoration-bad",
        )}
      >
        {text}
      </Tag>
    );
  });
}

function Kept({ text, isFirst, isLast }: { text: string; isFirst: boolean; isLast: boolean }) {
  const lines = text.split(/(?<=\n)/);
  const [head, tail] = [isFirst ? 0 : AROUND, isLast ? 0 : AROUND];
  const folded = lines.length - head - tail;
  if (folded < 3) return <span className="text-muted">{text}</span>;
  return (
    <span className="text-muted">
      {lines.slice(0, head).join("")}
      <span className="my-1 block border-y border-line bg-sunken px-2 font-sans text-xs">
        {formatCount(folded, "line")} unchanged
      </span>
      {lines.slice(lines.length - tail).join("")}
    </span>
  );
}
