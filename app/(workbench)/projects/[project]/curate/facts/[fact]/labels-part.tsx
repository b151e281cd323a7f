import { GoSelect } from "@/components/curate/inspect/go-select";
import { LabelsAlong } from "@/components/curate/inspect/labels-along";
import { Section } from "@/components/ui/section";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { writeCondition } from "@/lib/core/facts/condition-text";
import { type FactAsked, factHref, matchingHref, selectionIn, withCondition } from "@/lib/curate/inspect/address";
import { writeLabelled } from "@/lib/curate/inspect/labelled";
import { alongOn } from "@/lib/curate/inspect/queries";
import type { WordNames } from "@/lib/guideline/checks/check-words";
import { filterOptions } from "@/lib/measure/filter-options";
import { GroupsPart } from "./groups-part";

interface LabelsPartProps {
  scope: ProjectScope<"examples:read">;
  fact: string;
  asked: FactAsked;
  names: WordNames;
}

/** Labels along the fact, on the criterion that is chosen. */
export async function LabelsPart({ scope, fact, asked, names }: LabelsPartProps) {
  if (!scope.permissions.has("measure:read")) return null;
  const reader = await requireProject(scope.actor, scope.projectId, "examples:read", "measure:read");
  const { part, criterion, answer, version } = asked;
  const look = { ...selectionIn(asked), part };
  const { criteria } = await filterOptions(reader, version);
  if (criteria.length === 0) return null;
  const href = (wanted: Partial<FactAsked>) => factHref(scope.projectId, fact, { ...asked, ...wanted });
  const found =
    criterion === undefined
      ? null
      : await alongOn(
          reader,
          fact,
          { ...look, ...(answer && { answer }) },
          { criterion, ...(version && { version }) },
          { remembered: true },
        );
  return (
    <Section
      title="Do labels go along with it?"
      actions={
        <>
          <GoSelect
            label="Criterion"
            value={criterion ?? ""}
            none={{ label: "Choose a criterion", href: href({ criterion: undefined, answer: undefined }) }}
            options={criteria.map(({ key, title }) => ({
              value: key,
              label: title,
              href: href({ criterion: key, answer: undefined }),
            }))}
          />
          {found?.ok && found.value.value.answer !== null && (
            <GoSelect
              label="Answer"
              value={found.value.value.answer}
              options={found.value.value.answers.map(({ answer }) => ({
                value: answer,
                label: answer,
                href: href({ answer }),
              }))}
            />
          )}
        </>
      }
    >
      {found === null ? (
        <p className="text-muted">Choose a criterion to see its labels along this fact.</p>
      ) : found.ok ? (
        <LabelsAlong
          fact={fact}
          criterion={found.value.criterion.title}
          found={found.value.value}
          versions={found.value.versions}
          names={names}
          examplesHref={(condition) =>
            matchingHref(scope.projectId, {
              ...selectionIn(asked),
              ...(condition && { where: withCondition(asked.where, writeCondition(condition)) }),
              labels: writeLabelled({ criterion: found.value.criterion.key, version }),
            })
          }
        />
      ) : (
        <p className="text-muted">{found.message}</p>
      )}
      {criterion !== undefined && found?.ok && (
        <GroupsPart scope={reader} fact={fact} asked={asked} criterion={criterion} names={names} />
      )}
    </Section>
  );
}
