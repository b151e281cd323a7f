import { Section } from "@/components/ui/section";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import { readPreference } from "@/lib/measure/annotators/habit-reading";
import type { PreferenceHabits } from "@/lib/measure/annotators/preference";
import type { Named } from "./by-name";
import { PeoplePlot } from "./people-plot";

interface PreferenceViewProps {
  habits: readonly PreferenceHabits[];
  named: Named;
  versions: readonly VersionStamp[];
  href: (id: string) => string;
}

const SHARE = { percent: true };
const DIFFERENCE = { percent: true, signed: true };

/** What people do besides judging which response is better. */
export function PreferenceView({ habits, named, versions, href }: PreferenceViewProps) {
  const missing = readPreference(habits);
  const plot = { versions, href };
  return (
    <Section title="Habits of choosing" note={missing.length > 0 ? missing.join(" ") : undefined}>
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-2">
        <PeoplePlot
          {...plot}
          question="Does anybody choose what is shown first?"
          caption="Of decided comparisons of two responses how often the one shown first was chosen; Wilson’s 95 % interval. The order is drawn anew for each person, so without a habit it is half."
          people={named(habits, ({ first }) => first)}
          domain={[0, 1]}
          reference={0.5}
          format={SHARE}
        />
        <PeoplePlot
          {...plot}
          question="Does anybody choose the longer response more than the others do?"
          caption="Longer chosen or not, minus the share of the others who chose it on that example, on the mean; 95 % interval by t over examples. Equal lengths and ties are left out. A longer response may be the better one: only the difference from the others is a habit."
          people={named(habits, ({ longerDifference }) => longerDifference)}
          reference={0}
          format={DIFFERENCE}
        />
        <PeoplePlot
          {...plot}
          question="How often does each person call a tie?"
          caption="Of all comparisons of two responses; Wilson’s 95 % interval."
          people={named(habits, ({ ties }) => ties)}
          domain={[0, 1]}
          reference={0}
          format={SHARE}
        />
        <PeoplePlot
          {...plot}
          question="Do anybody’s choices go round in circles?"
          caption="Of three responses to one prompt, all compared in pairs, how often A was chosen over B, B over C and C over A; Wilson’s 95 % interval. By chance alone it is a quarter."
          people={named(habits, ({ cycles }) => cycles)}
          domain={[0, 1]}
          reference={0.25}
          format={SHARE}
        />
      </div>
    </Section>
  );
}
