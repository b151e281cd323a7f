import { Estimate } from "@/components/estimate/estimate";
import { LinkButton } from "@/components/ui/link-button";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Section } from "@/components/ui/section";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { Estimate as EstimateResult } from "@/lib/core/estimate";

interface CoefficientsProps {
  coefficients: Readonly<Record<string, EstimateResult>>;
  versions: readonly VersionStamp[];
  /** Asks also for those that look at who gave which label; null where they are shown. */
  moreHref: string | null;
  /** Why they cannot be shown. */
  refused: string | null;
}

interface Row {
  name: string;
  estimate: EstimateResult;
}

/** Every coefficient that applies, and why they differ. */
export function Coefficients({ coefficients, versions, moreHref, refused }: CoefficientsProps) {
  // Alpha stands twice where its level has a name of its own; what needs other data than these does not apply.
  const rows = Object.entries(coefficients)
    .filter(([name, { method }]) => name !== "alpha" || coefficients[method] === undefined)
    .filter(([, { undefinedBecause }]) => undefinedBecause !== "needs-complete-table")
    .map(([name, estimate]): Row => ({ name, estimate }));
  if (rows.length === 0) return null;
  return (
    <Section
      title="Other coefficients"
      note="They share the labels and differ in what they expect of chance."
      actions={
        moreHref && (
          <LinkButton size="sm" href={moreHref} className="no-print">
            Also by who gave which label
          </LinkButton>
        )
      }
    >
      <ListTable
        caption="Coefficients of agreement"
        columns={columnsFor(versions)}
        rows={rows}
        rowKey={({ name }) => name}
      />
      {refused && <p className="mt-2 max-w-[72ch] text-muted">{refused}</p>}
    </Section>
  );
}

const columnsFor = (versions: readonly VersionStamp[]): readonly ListColumn<Row>[] => [
  { label: "Coefficient", cell: ({ name }) => NAMES[stemOf(name)] + weights(name) },
  {
    label: "Estimate",
    cell: ({ name, estimate }) => (
      <Estimate
        estimate={estimate}
        versions={versions}
        domain={name.startsWith("percent") ? [0, 1] : [-0.2, 1]}
        hide={["mixed"]}
      />
    ),
  },
  { label: "What is its own", cell: ({ name }) => <span className="text-muted">{OWN[stemOf(name)]}</span> },
];

function weights(name: string): string {
  return name.endsWith("-linear") ? ", linear weights" : name.endsWith("-quadratic") ? ", quadratic weights" : "";
}

const stemOf = (name: string) => name.replace(/-(linear|quadratic)$/, "");

const NAMES: Record<string, string> = {
  alpha: "Krippendorff’s alpha",
  "alpha-masi": "Alpha, MASI distance",
  "alpha-jaccard": "Alpha, Jaccard distance",
  "alpha-nominal": "Alpha, whole sets equal",
  "percent-unit": "Equal answers, mean over examples",
  "percent-pair": "Equal answers, of all pairs",
  "kendall-w": "Kendall’s W",
  fleiss: "Fleiss’ kappa",
  "brennan-prediger": "Brennan-Prediger",
  ac1: "Gwet’s AC1",
  ac2: "Gwet’s AC2",
  cohen: "Cohen’s kappa",
  scott: "Scott’s pi",
  conger: "Conger’s kappa",
  light: "Light’s kappa",
  icc1: "ICC(1)",
  icc1k: "ICC(1,k)",
  icc2: "ICC(2)",
  icc2k: "ICC(2,k)",
  icc3: "ICC(3)",
  icc3k: "ICC(3,k)",
  spearman: "Spearman’s rho",
  "kendall-tau": "Kendall’s tau",
};

const OWN: Record<string, string> = {
  alpha: "Expects what all labels together would give in any order; weighs distances as the level has them.",
  "alpha-masi": "Sets that contain one another differ less than sets that merely overlap.",
  "alpha-jaccard": "Sets differ by the share of labels that only one of them has.",
  "alpha-nominal": "Sets are equal or they are not.",
  "percent-unit": "Nothing is taken off for chance; each example weighs the same.",
  "percent-pair": "Nothing is taken off for chance; examples with more labels weigh more.",
  "kendall-w": "How much one order shows in all; not corrected for chance, which gives 1 / people.",
  fleiss:
    "As alpha, but examples with one label tell how common an answer is, and nothing is corrected for few examples.",
  "brennan-prediger": "Expects every answer to be equally likely by chance, however common it is.",
  ac1: "Expects little of chance where one answer dominates, and so is high there.",
  ac2: "AC1 with partial credit for near answers.",
  cohen: "Lets each of two people have a distribution of their own.",
  scott: "Cohen’s for two people who share one distribution.",
  conger: "Cohen’s for many: how differently people use the answers is not held against them.",
  light: "The mean of Cohen’s kappa over pairs of people; needs that all answered everything.",
  icc1: "Share of variance between examples, whoever labels; differences between people count as error.",
  icc1k: "The same for the mean of all people.",
  icc2: "Agreement: being generally higher or lower counts as error.",
  icc2k: "The same for the mean of all people.",
  icc3: "Consistency: being generally higher or lower does not count.",
  icc3k: "The same for the mean of all people.",
  spearman: "Whether two people order the examples alike; the height of their scores does not matter.",
  "kendall-tau": "The same by pairs of examples.",
};
