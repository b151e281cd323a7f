import { CutTable } from "@/components/curate/inspect/cut-table";
import { factTitle, wordName } from "@/components/curate/inspect/fact-words";
import { GoSelect } from "@/components/curate/inspect/go-select";
import { SidesTable } from "@/components/curate/inspect/sides-table";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { ProjectScope } from "@/lib/auth/scope";
import { writeCondition } from "@/lib/core/facts/condition-text";
import { unmarked } from "@/lib/core/text/marked-names";
import { type FactAsked, factHref, matchingHref, selectionIn, withCondition } from "@/lib/curate/inspect/address";
import type { OneFact } from "@/lib/curate/inspect/one-fact";
import { cutsOn } from "@/lib/curate/inspect/queries";
import type { WordNames } from "@/lib/guideline/checks/check-words";

interface CutPartProps {
  scope: ProjectScope<"examples:read">;
  fact: string;
  asked: FactAsked;
  found: OneFact;
  names: WordNames;
}

/** A fact told apart by another, and two of its values against each other. */
export async function CutPart({ scope, fact, asked, found, names }: CutPartProps) {
  const { projectId: id } = scope;
  const { where, part, cut, one, other } = asked;
  const cuts = (await cutsOn(scope, { ...selectionIn(asked), part })).filter((name) => name !== fact);
  if (cuts.length === 0 && cut === undefined) return null;
  const href = (wanted: Partial<FactAsked>) => factHref(id, fact, { ...asked, ...wanted });
  const isWord = (word: string | null) =>
    writeCondition({ fact: cut!, ...(word === null ? { operator: "none" } : { operator: "is", values: [word] }) });
  const sideHref = (side: readonly string[]) =>
    matchingHref(id, { ...selectionIn(asked), where: [...(where ?? []), ...side] });
  const words = found.cut?.rows.flatMap(({ word }) => word ?? []) ?? [];
  return (
    <Section
      title={cut === undefined ? "Told apart" : `By ${factTitle(cut).toLowerCase()}`}
      actions={
        <GoSelect
          label="Told apart by"
          value={cut ?? ""}
          none={{ label: "By nothing", href: href({ cut: undefined, one: undefined, other: undefined }) }}
          options={[...new Set([...(cut === undefined ? [] : [cut]), ...cuts])].map((name) => ({
            value: name,
            label: `By ${factTitle(name).toLowerCase()}`,
            href: href({ cut: name, one: undefined, other: undefined }),
          }))}
        />
      }
    >
      <div className="grid gap-5">
        {cut !== undefined && found.cut && (
          <CutTable
            fact={fact}
            cut={cut}
            found={found.cut}
            names={names}
            examplesHref={(word) =>
              matchingHref(id, { ...selectionIn(asked), where: withCondition(where, isWord(word)) })
            }
            againstHref={(word) => href({ one: [isWord(word)], other: undefined })}
          />
        )}
        {one && found.sides && (
          <section aria-label="Two sides" className="grid gap-3">
            <div className="flex flex-wrap items-center gap-2">
              <h3 className="font-medium">How far apart are they?</h3>
              {cut !== undefined && words.length > 0 && (
                <GoSelect
                  label="Against"
                  value={other?.[0] ?? ""}
                  none={{ label: "Against all others", href: href({ other: undefined }) }}
                  options={words
                    .filter((word) => isWord(word) !== one[0])
                    .map((word) => ({
                      value: isWord(word),
                      label: unmarked(`Against ${wordName(names, cut, word)}`),
                      href: href({ other: [isWord(word)] }),
                    }))}
                />
              )}
              <LinkButton size="sm" variant="quiet" href={href({ one: undefined, other: undefined })}>
                Close
              </LinkButton>
            </div>
            <SidesTable
              fact={fact}
              one={one}
              other={other}
              sides={found.sides}
              names={names}
              hrefs={[sideHref(one), other ? sideHref(other) : null]}
            />
          </section>
        )}
      </div>
    </Section>
  );
}
