-- Withdrawing a resolution takes back the change request that it filed, and no request of a person.

-- AlterTable
ALTER TABLE "change_request" ADD COLUMN     "filed_by_resolution_id" UUID;
