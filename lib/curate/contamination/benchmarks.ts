import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";

export interface BenchmarkView {
  id: string;
  name: string;
  holds: "texts" | "hashes";
  items: number;
  createdAt: Date;
}

/** The benchmarks that the project is compared with, in the order in which they came. */
export function listBenchmarks({ projectId }: ProjectScope<"export:read">): Promise<BenchmarkView[]> {
  return db().$queryRaw<BenchmarkView[]>`
    SELECT b.id, b.name, b.holds, b.created_at AS "createdAt",
           (SELECT count(*)::int FROM benchmark_item i WHERE i.project_id = b.project_id AND i.benchmark_id = b.id) AS items
    FROM benchmark b WHERE b.project_id = ${projectId}::uuid AND b.ready_at IS NOT NULL AND b.removed_at IS NULL ORDER BY b.created_at, b.id`;
}
