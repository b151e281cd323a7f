import { NothingHere } from "@/components/workbench/nothing-here";

/** A project that is not open to the person has no frame either. */
export default function ProjectNotFound() {
  return (
    <main className="p-6">
      <NothingHere />
    </main>
  );
}
