"use server";

import { projectAction } from "@/lib/auth/action";
import { nameTopic } from "./name-topic";
import { findTopicsSchema, nameTopicSchema } from "./schema";
import { startTopics } from "./start";

export const startTopicsAction = projectAction("topics.find", "release:write", findTopicsSchema, startTopics);
export const nameTopicAction = projectAction("topics.name", "release:write", nameTopicSchema, nameTopic);
