// Inside the frame, which has the page's main landmark already.
export { NothingHere as default } from "@/components/workbench/nothing-here";
