"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FieldError } from "@/components/ui/field";
import { formatNumber, formatPercent } from "@/components/ui/format";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { Proposal } from "@/lib/curate/recipes/measured";
import type { Recipe } from "@/lib/curate/recipes/schema";

export type SaveRecipe = (input: { id: string; content: Recipe }) => Promise<Outcome<{ version: number }>>;

interface CheaperOrderProps {
  recipe: Recipe & { id: string };
  proposal: Proposal;
  words: readonly string[];
  save: SaveRecipe;
}

/** The cheapest order of the steps, by what they cost and took when they last ran. */
export function CheaperOrder({ recipe, proposal: { order, savesMs, ofMs }, words, save }: CheaperOrderProps) {
  const { run, busy, refusal } = useCommand(save);
  const say = useToast();
  const content = { recipe: recipe.recipe, steps: order.map((at) => recipe.steps[at]!) };
  return (
    <Callout
      title={`Another order would save about ${seconds(savesMs)} of ${seconds(ofMs)}, ${formatPercent(savesMs / ofMs)}`}
    >
      <p>What goes out is the same in both; only which step takes it first differs.</p>
      <ol className="my-2 list-decimal ps-6">
        {order.map((at) => (
          <li key={at} dir="auto">
            {words[at]}
          </li>
        ))}
      </ol>
      <Button
        size="sm"
        busy={busy}
        onClick={() =>
          void run({ id: recipe.id, content }, ({ version }) => say({ title: `Saved as version ${version}` }))
        }
      >
        Save in this order
      </Button>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </Callout>
  );
}

function seconds(ms: number): string {
  return ms < 10_000
    ? formatNumber(ms, { digits: ms < 10 ? 1 : 0, unit: "ms" })
    : formatNumber(ms / 1000, { digits: 0, unit: "s" });
}
