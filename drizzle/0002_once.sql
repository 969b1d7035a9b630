ALTER TABLE "rate_limits" ADD COLUMN "taken_at" timestamp with time zone[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_limits" ADD COLUMN "paused_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rate_limits" ADD COLUMN "paused_ms" integer;--> statement-breakpoint
ALTER TABLE "rate_limits" ADD COLUMN "wait_ms" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_limits" DROP COLUMN "points";--> statement-breakpoint
ALTER TABLE "rate_limits" DROP COLUMN "expire";