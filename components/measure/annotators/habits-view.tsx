import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { Habits } from "@/lib/measure/annotators/habit-queries";
import { readHalo, readReading } from "@/lib/measure/annotators/habit-reading";
import type { AnnotatorsHalo } from "@/lib/measure/annotators/halo";
import type { Annotator } from "@/lib/measure/annotators/people";
import type { AnnotatorsWork } from "@/lib/measure/annotators/work";
import { byName, type Named } from "./by-name";
import { PeoplePlot } from "./people-plot";
import { PreferenceView } from "./preference-view";

interface HabitsViewProps {
  habits: Habits;
  annotators: readonly Annotator[];
  versions: readonly VersionStamp[];
  /** Somebody's page. */
  href: (id: string) => string;
  /** All that somebody labelled, and the examples whose known answer they did not give. */
  labelsHref: (id: string) => string;
  missedHref: (id: string) => string;
  /** Examples with a known answer. */
  goldHref: string;
}

/** Known answers, reading and habits of everybody, each as the answer to a question. */
export function HabitsView({ habits, annotators, versions, ...hrefs }: HabitsViewProps) {
  const { work, halo, preference } = habits;
  const named = byName(annotators);
  return (
    <>
      <KnownAnswers work={work} named={named} versions={versions} {...hrefs} />
      {preference && <PreferenceView habits={preference} named={named} versions={versions} href={hrefs.labelsHref} />}
      <Section title="Time and reading" note={readReading(work)}>
        <PeoplePlot
          question="Does everyone take longer over longer examples?"
          caption="Slope of log time on log length, with a 95 % interval by t over labels; n is labels with a known time. 0: as long over short as over long examples; 1: twice as long over twice as much. Times over half an hour, or far beyond all others of the same person, are left out. A slope near 0 asks for a look together and no more: the texts may be known already."
          people={named(work.people, ({ reading }) => reading.slope)}
          together={work.together ?? undefined}
          versions={versions}
          reference={0}
          format={{ digits: 2, signed: true }}
          href={hrefs.labelsHref}
        />
      </Section>
      {halo && <Halo halo={halo} named={named} versions={versions} href={hrefs.href} />}
    </>
  );
}

interface KnownAnswersProps extends Pick<HabitsViewProps, "versions" | "missedHref" | "goldHref"> {
  work: AnnotatorsWork;
  named: Named;
}

function KnownAnswers({ work, named, versions, missedHref, goldHref }: KnownAnswersProps) {
  const { people, goldExamples } = work;
  return (
    <Section
      title="Known answers"
      note={
        goldExamples === 0
          ? "No example with a known answer has been labelled under this filter. Import some with gold, and mix them into a round."
          : undefined
      }
    >
      {goldExamples > 0 && (
        <div className="grid gap-x-8 gap-y-6 xl:grid-cols-2">
          <PeoplePlot
            question="How often does each person give the known answer?"
            caption="Share of labels on examples with a known answer, Wilson’s 95 % interval, grey under 20. Some of these examples are harder than others: compare people by the figure beside it."
            action={<TextLink href={goldHref}>The examples</TextLink>}
            people={named(people, ({ gold }) => gold?.right ?? null)}
            versions={versions}
            domain={[0, 1]}
            reference={0.5}
            format={{ percent: true }}
            href={missedHref}
          />
          <PeoplePlot
            question="And against the others, on the same examples?"
            caption="Right or not, minus the share of the others who are right on that example, on the mean; 95 % interval by t over examples. Whoever differs after correction over everybody stands under “Worth a look together”; a row leads to the answers that are not the known ones, which may themselves be wrong."
            people={named(people, ({ gold }) => gold?.difference ?? null)}
            versions={versions}
            reference={0}
            format={{ percent: true, signed: true }}
            href={missedHref}
          />
        </div>
      )}
    </Section>
  );
}

interface HaloProps extends Pick<HabitsViewProps, "versions" | "href"> {
  halo: AnnotatorsHalo;
  named: Named;
}

function Halo({ halo, named, versions, href }: HaloProps) {
  const unknown = readHalo(halo);
  return (
    <Section title="Over several scales" note={unknown}>
      {unknown === null && (
        <PeoplePlot
          question="Does one impression colour all of somebody’s answers?"
          caption="Mean correlation, over the scales of this version, of what a label differs by from the mean of its example; interval by Fisher’s z, n is examples. Scales that belong together move together with everybody: it is being far above the others that asks for a look."
          people={named(halo.people, ({ together }) => together)}
          versions={versions}
          reference={0}
          format={{ digits: 2, signed: true }}
          href={href}
        />
      )}
    </Section>
  );
}
