import { marked } from "@/lib/core/text/marked-names";
import type { Labelled } from "@/lib/curate/inspect/labelled";

interface LabelledNames {
  /** Of the criterion; its key unless said. */
  title?: string;
  /** Of an annotator by id. */
  nameOf?: (id: string) => string;
}

/** Which labelled examples are meant, in words. */
export function labelledWords(
  { criterion, version, group }: Labelled,
  { title = criterion, nameOf }: LabelledNames = {},
): string {
  const about = `“${marked(title)}”${version === undefined ? "" : version === "all" ? ", any version" : `, version ${version}`}`;
  switch (group?.by) {
    case undefined:
      return `Labelled on ${about}`;
    case "annotator":
      return `Labelled by ${nameOf ? marked(nameOf(group!.of)) : "one annotator"} on ${about}`;
    case "version":
      return `Labelled under version ${marked(group!.of)} on ${about}`;
    case "week":
      return `Labelled in the week of ${marked(group!.of)} on ${about}`;
    case "label":
      return `Most say ${marked(group!.of)} on ${about}`;
  }
}
