-- CreateEnum
CREATE TYPE "item_order" AS ENUM ('random', 'imported');

-- AlterTable
ALTER TABLE "round" ADD COLUMN     "item_order" "item_order" NOT NULL DEFAULT 'random',
ADD COLUMN     "lease_minutes" INTEGER;

ALTER TABLE round ADD CONSTRAINT round_lease_minutes CHECK (lease_minutes BETWEEN 1 AND 10080);
