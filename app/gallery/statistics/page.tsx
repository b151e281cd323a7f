import { Estimate, EstimateBlock } from "@/components/estimate/estimate";
import { PageHeader } from "@/components/frame/page-header";
import { Section } from "@/components/ui/section";
import { missing, sample } from "./estimates";

const VERSIONS = [{ number: 3, hash: "9f2c4be1" }];
const MIXED = [{ number: 2, hash: "41d07ac3" }, ...VERSIONS];

export default function GalleryStatisticsPage() {
  const rows = [
    { name: "Helpfulness", estimate: sample(0.71, [0.64, 0.78], 120) },
    { name: "Correctness", estimate: sample(0.93, [0.9, 0.96], 118) },
    { name: "Tone", estimate: sample(-0.04, [-0.21, 0.13], 96) },
    { name: "Safety", estimate: sample(0.55, [0.12, 0.98], 9) },
    { name: "Format", estimate: sample(0.8, null, 1) },
    { name: "Language", estimate: missing("no-variation", 120) },
    { name: "Span", estimate: missing("needs-three-ratings-per-item", 40) },
  ];
  return (
    <>
      <PageHeader title="Statistics" question="Can we trust these labels, and where not?" />
      <div className="grid gap-8">
        <div className="grid gap-6 md:grid-cols-2 xl:grid-cols-4">
          <EstimateBlock
            label="Agreement on helpfulness"
            estimate={sample(0.71, [0.64, 0.78], 120)}
            versions={VERSIONS}
            beside={
              <p className="flex items-center gap-2 text-muted">
                against v2
                <Estimate
                  label="Difference to version 2"
                  estimate={sample(0.09, [0.02, 0.16], 120)}
                  versions={VERSIONS}
                  format={{ signed: true }}
                  hide={["whisker", "n"]}
                />
              </p>
            }
          />
          <EstimateBlock
            label="Percent agreement"
            estimate={sample(0.871, [0.83, 0.91], 120, "percent-pair")}
            versions={MIXED}
            format={{ percent: true }}
          />
          <EstimateBlock label="Agreement on safety" estimate={sample(0.55, [0.12, 0.98], 9)} versions={VERSIONS} />
          <EstimateBlock label="Agreement on language" estimate={missing("no-variation", 120)} versions={VERSIONS} />
        </div>
        <Section title="In a table">
          <div className="overflow-x-auto">
            <table className="w-full">
              <caption className="sr-only">Agreement by criterion</caption>
              <tbody>
                {rows.map(({ name, estimate }) => (
                  <tr key={name} className="h-8 border-b border-line">
                    <th scope="row" className="w-40 pe-4 text-start font-normal">
                      {name}
                    </th>
                    <td>
                      <Estimate label={name} estimate={estimate} versions={VERSIONS} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
        <Section title="Differences and other units">
          <div className="grid justify-start gap-1">
            <Estimate
              label="Quality by position"
              estimate={sample(-0.8, [-1.9, 0.3], 240, "slope")}
              versions={MIXED}
              format={{ signed: true, digits: 1, unit: "points" }}
              domain={[-3, 3]}
              reference={0}
            />
            <Estimate
              label="Pace"
              estimate={sample(41.3, [38.2, 44.9], 240, "median-time")}
              versions={VERSIONS}
              format={{ digits: 0, unit: "s" }}
              domain={[0, 60]}
            />
          </div>
        </Section>
      </div>
    </>
  );
}
