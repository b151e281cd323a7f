import { factNamed } from "./catalogue";
import type { FactColumn, FactDefinition, FactTable } from "./fact";

export interface HeldFact {
  definition: FactDefinition;
  column: FactColumn;
}

/** A fact of the table with what it is; undefined where the catalogue or the table does not have it. */
export function heldFact(table: FactTable, name: string): HeldFact | undefined {
  const definition = factNamed(name);
  const column = table.columns.get(name);
  return definition && column && { definition, column };
}
