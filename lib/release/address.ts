import { defineAddress, type Wanted } from "@/lib/address/address";
import { integerText } from "@/lib/input/schemas";
import { exportQuerySchema } from "./schema";

const { shape } = exportQuerySchema;
const choice = { ...shape, format: shape.format.default("long-csv"), csv: shape.csv.unwrap().default("safe") };

/** What goes out, and the releases before a number. On a page a table is for a spreadsheet unless said otherwise. */
export const releaseAddress = defineAddress({ ...choice, before: integerText(1).optional() });

/** What can be changed about what goes out; null takes a part out. */
export type ExportChange = Wanted<typeof choice>;

/** The file of what is chosen, by the call of the API. */
export const exportAddress = defineAddress(shape);
