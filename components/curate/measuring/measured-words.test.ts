import { expect, it } from "vitest";
import { type CheckedSide, checkMisses, checkPrecision } from "@/lib/core/sampling/check-rates";
import type { CheckMeasured } from "@/lib/curate/measurements/measured";
import { missesSentence, precisionSentence, trustSentence } from "./measured-words";

const side = (population: number, drawn: number, lacking: number): CheckedSide => ({
  population,
  cases: Array.from({ length: drawn }, (_, at) => ({ drawn: 1, lacking: Number(at < lacking) })),
});
const plain = (sentence: string) => sentence.replaceAll("\u202f", " ");

it.each([
  [60, 54, "54 of 60 that it flags lack it: between 80.5 % and 95.8 % of what it flags do, with 95 % confidence."],
  [60, 0, "0 of 60 that it flags lack it: under 4.9 % of what it flags do, with 95 % confidence."],
  [60, 60, "60 of 60 that it flags lack it: over 95.1 % of what it flags do, with 95 % confidence."],
  [1500, 1200, "All 1,500 that it flags were read: 1,200 lack it."],
  [0, 0, "Of what it flags, nothing is decided."],
])("of %d that were read, %d of them lacking it: %s", (decided, lacking, said) => {
  const precision = checkPrecision(side(1500, decided, lacking));
  expect(plain(precisionSentence(precision, { drawn: decided, decided, lacking }))).toBe(said);
});

it.each([
  [54, 0, "0 of 60 that it does not flag lack it: of all that lack it, it misses under 23.5 %, with 95 % confidence."],
  [
    54,
    2,
    "2 of 60 that it does not flag lack it: of all that lack it, by the sizes of both sides, it misses about 17.3 %, between 3.9 % and 40.1 %, with 95 % confidence.",
  ],
  [0, 0, "Nobody found an example that lacks it, so nothing is known of what it misses."],
])("with %d flagged and %d passed that lack it: %s", (flagged, passed, said) => {
  const misses = checkMisses(side(1500, 60, flagged), side(8500, 60, passed));
  const words = plain(missesSentence(misses, { drawn: 60, decided: 60, lacking: passed }));
  expect(words.replace(/about.*and [\d.]+ %/, "")).toBe(said.replace(/about.*and [\d.]+ %/, ""));
});

it("names the check that is to be trusted least, and those that nobody measured", () => {
  const measured = (lacking: number) =>
    ({ now: { precision: checkPrecision(side(1500, 60, lacking)) }, before: null }) as unknown as CheckMeasured;
  const never: CheckMeasured = { now: null, before: null };
  const checks = ["a", "b", "c"].map((key) => ({ key, title: key.toUpperCase() }));
  const said = (...of: CheckMeasured[]) =>
    plain(trustSentence(checks, new Map(of.map((one, at) => [checks[at]!.key, one]))));
  expect(said(measured(55), measured(20), never)).toMatch(
    /^Trust “B” least: of what it flags, between 22.\d % and 45.\d % lack the quality. Never measured: “C”\.$/,
  );
  const census = { now: { precision: checkPrecision(side(60, 60, 15)) }, before: null } as unknown as CheckMeasured;
  expect(said(measured(55), census, measured(55))).toBe("Trust “B” least: of what it flags, 25.0 % lack the quality.");
  expect(said(never, never, never)).toBe(
    "None of these 3 checks was ever measured: nobody knows how often they are right.",
  );
});
