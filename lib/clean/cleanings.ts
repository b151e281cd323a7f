import { CLEANING_IDS, type CleaningId } from "./operation-ids";
import { operationById } from "./operations";

/** An operation as somebody chooses it. */
export interface Cleaning {
  id: CleaningId;
  version: number;
  title: string;
  help: string;
}

const PERSONAL: Cleaning = {
  id: "personal-data",
  version: 1,
  title: "Personal data to placeholders",
  help: "Replaces e-mail addresses, phone numbers, IBANs, cards, keys and the like by placeholders with their type, <EMAIL_1>; the same value has the same number throughout the example. Also in tool calls, slices and the prompt of the provenance. Names of people are not found.",
};

/** All that is offered, in the order in which it is done. */
export const CLEANINGS: readonly Cleaning[] = CLEANING_IDS.map((id) => {
  const operation = operationById(id);
  return operation ? { id, version: operation.version, title: operation.title, help: operation.help } : PERSONAL;
});

export const cleaningById = (id: string): Cleaning | undefined => CLEANINGS.find((one) => one.id === id);
