import { z } from "zod";
import { defineAddress } from "@/lib/address/address";

/** Labelling, begun with one example where it waits for the person. */
export const labelAddress = defineAddress({ example: z.uuid().optional() });

/** Qualification, with the answers of an attempt. */
export const qualificationAddress = defineAddress({ attempt: z.uuid().optional() });
