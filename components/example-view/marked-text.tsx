import { splitInvisible } from "./invisible";

/** A sign for characters that cannot be seen. */
export function InvisibleMark({ mark }: { mark: string }) {
  return (
    <bdi
      dir="ltr"
      title={`Invisible here: ${mark}`}
      className="mx-px inline-block max-w-full rounded-sm bg-warn-wash px-1 align-baseline font-mono text-[0.6875rem] leading-4 text-warn"
    >
      {mark}
    </bdi>
  );
}

/** Text written by others, exactly as it is, with signs for what cannot be seen. */
export function MarkedText({ text }: { text: string }) {
  let offset = 0;
  return splitInvisible(text).map((run) => {
    offset += 1;
    return "mark" in run ? <InvisibleMark key={offset} mark={run.mark} /> : run.text;
  });
}

/** Text with its own line breaks, in the reading face; `mono` for source and data. */
export function PlainText({ text, mono = false }: { text: string; mono?: boolean }) {
  return (
    <div dir="auto" className={`reading foreign whitespace-pre-wrap ${mono ? "font-mono" : ""}`}>
      <MarkedText text={text} />
    </div>
  );
}
