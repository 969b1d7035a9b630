ALTER TABLE "people" ADD COLUMN "preferred_platform" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "preferred_at" timestamp with time zone;