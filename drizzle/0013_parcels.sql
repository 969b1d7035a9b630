ALTER TABLE "batches" ALTER COLUMN "seminar_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "heard_at" timestamp with time zone;