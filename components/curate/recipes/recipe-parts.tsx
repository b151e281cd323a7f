import { FileLink } from "@/components/release/download-links";
import { Section } from "@/components/ui/section";
import { iso } from "@/lib/api/answers";
import type { CheckMeasured } from "@/lib/curate/measurements/measured";
import type { Measured, Proposal } from "@/lib/curate/recipes/measured";
import type { RecipeView, RunView } from "@/lib/curate/recipes/queries";
import { CheaperOrder, type SaveRecipe } from "./cheaper-order";
import { Funnel } from "./funnel";
import { RecipeEditor } from "./recipe-editor";
import { RunList } from "./run-list";
import type { StepChoices } from "./step-choices";
import { type TakeCommand, TakeFile } from "./take-file";
import type { UndoCommand } from "./undo-run";

interface RecipePartsProps {
  projectId: string;
  recipe: RecipeView;
  runs: readonly RunView[];
  /** The newest run or preview that came to its end and was not undone, and its steps in words. */
  newest: RunView | null;
  newestWords: readonly string[];
  /** How often the checks are right that it went by, by their keys. */
  precision: ReadonlyMap<string, CheckMeasured>;
  measured: readonly Measured[];
  proposal: Proposal | null;
  choices: StepChoices;
  /** The steps of the recipe in words. */
  words: readonly string[];
  commands: { save: SaveRecipe; undo: UndoCommand; take: TakeCommand };
}

/** What a recipe takes, its steps, its runs and its file. */
export function RecipeParts({ projectId, recipe, runs, newest, commands, ...rest }: RecipePartsProps) {
  const { newestWords, precision, measured, proposal, choices, words } = rest;
  const content = { recipe: recipe.recipe, steps: recipe.steps, id: recipe.id, version: recipe.version };
  return (
    <>
      {newest && (
        <Section
          title={newest.isPreview ? "What a run would take" : "What the last run took"}
          note={`By version ${newest.version} of the recipe, under version ${newest.guidelineVersion} of the guideline.`}
        >
          <Funnel projectId={projectId} run={iso(newest)} words={newestWords} precision={precision} />
        </Section>
      )}
      <Section
        title="Steps"
        note="Each example goes out by the first step that takes it. Steps are moved by their arrows, or by Alt and an arrow key."
      >
        <div className="grid gap-5">
          {proposal && <CheaperOrder recipe={content} proposal={proposal} words={words} save={commands.save} />}
          <RecipeEditor key={recipe.hash} recipe={content} choices={choices} measured={measured} save={commands.save} />
        </div>
      </Section>
      {runs.length > 0 && (
        <Section
          title="Runs"
          note="A new run leaves out what is excluded already; undo the one before to begin with all."
        >
          <RunList projectId={projectId} runs={iso([...runs])} undo={commands.undo} />
        </Section>
      )}
      <Section title="File" note="JSON with a line for each step, to be kept in version control beside your code.">
        <div className="flex flex-wrap items-end gap-6">
          <FileLink href={`/api/v1/projects/${projectId}/recipes/${recipe.id}/file`}>
            Download version {recipe.version}
          </FileLink>
          <TakeFile projectId={projectId} recipe={recipe.id} take={commands.take} />
        </div>
      </Section>
    </>
  );
}
