import { Fragment } from "react";
import type { Said } from "@/lib/curate/condition-words";

/** A sentence in which each text of somebody else keeps its own direction. */
export function SaidWords({ said }: { said: readonly Said[] }) {
  return said.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence are told apart by their place
    <Fragment key={index}>{typeof part === "string" ? part : <bdi>{part.own}</bdi>}</Fragment>
  ));
}
