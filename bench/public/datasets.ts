import { readFileSync } from "node:fs";
import path from "node:path";

/** A judgment in the long form that the commands read. */
export interface Judgment {
  example: string;
  annotator: string;
  value: string;
}

/** Judgments of a public dataset, and the true class of examples where it is known. */
export interface Dataset {
  judgments: Judgment[];
  truth: Map<string, string>;
}

/**
 * The public datasets in the layout in which their authors published them, one reader for each: Snow et al. 2008, Kern et
 * al. 2023, Lee, Pincombe & Welsh 2005, Zheng et al. 2017 (truth inference), Zhang et al. 2016 (spectral methods).
 */
export function openDatasets(folder: string) {
  const table = (file: string, separator: string | RegExp) =>
    readFileSync(path.join(folder, file), "utf8")
      .split(/\r?\n/)
      .filter((line) => line.trim() !== "")
      .map((line) => line.trim().split(separator));
  const body = (file: string, separator: string | RegExp) => table(file, separator).slice(1);

  return {
    snow(task: string): Dataset {
      const rows = body(`snow2008/${task}.standardized.tsv`, "\t");
      return {
        judgments: rows.map(([annotator, example, value]) => judgment(example, annotator, value)),
        truth: new Map(rows.map(([, example, , gold]) => [example!, gold!])),
      };
    },

    /** One of the two questions, of one version of the instrument or of all. Everybody has an id of their own. */
    tweets(question: "hate.speech" | "offensive.language", version?: string): Dataset {
      const files = ["full_train_s.csv", "full_test_s.csv"].map((file) => table(`kern2023_tweets/${file}`, ","));
      const judgments = files.flatMap(([header, ...rows]) => {
        const at = (name: string) => header!.indexOf(name);
        return rows
          .filter((row) => version === undefined || row[at("version")] === version)
          .map((row) => judgment(row[at("tweet.id")], row[at("id")], missing(row[at(question)])));
      });
      return { judgments, truth: new Map() };
    },

    /** Similarity of pairs of documents, in whichever order the two were shown. */
    documentPairs(): Dataset {
      const rows = body("lee_pincombe_welsh/LeePincombeWelshData.csv", ",");
      const judgments = rows.map(([annotator, first, second, value]) =>
        judgment([Number(first), Number(second)].sort((a, b) => a - b).join("-"), annotator, value),
      );
      return { judgments, truth: new Map() };
    },

    truthInference(name: string): Dataset {
      return {
        judgments: body(`crowd_truth_infer/${name}/answer.csv`, ",").map(([example, annotator, value]) =>
          judgment(example, annotator, asNumber(value)),
        ),
        truth: new Map(body(`crowd_truth_infer/${name}/truth.csv`, ",").map(([example, gold]) => [example!, gold!])),
      };
    },

    spectral(name: string): Dataset {
      return {
        judgments: table(`spectral_em/${name}_crowd.txt`, /\s+/).map(([example, annotator, value]) =>
          judgment(example, annotator, value),
        ),
        truth: new Map(table(`spectral_em/${name}_truth.txt`, /\s+/).map(([example, gold]) => [example!, gold!])),
      };
    },
  };
}

/** Ten ratings of a hundred are written 00 or -0. The known figures were computed from numbers; labels that are names stay apart. */
function asNumber(value: string | undefined): string | undefined {
  return value !== undefined && /^-?\d+$/.test(value) ? String(Number(value)) : value;
}

/** How R writes a missing value. */
function missing(value: string | undefined): string | undefined {
  return value === "NA" ? "" : value;
}

function judgment(example?: string, annotator?: string, value?: string): Judgment {
  if (example === undefined || annotator === undefined || value === undefined) throw new Error("A column is missing");
  return { example, annotator, value };
}
